/** Tests of what is measured, by hand-computed cases. */
@NullMarked
package dev.baito.local.evaluate;

import org.jspecify.annotations.NullMarked;

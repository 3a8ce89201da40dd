/** Tests of retention. */
@NullMarked
package dev.baito.warmer.retention;

import org.jspecify.annotations.NullMarked;

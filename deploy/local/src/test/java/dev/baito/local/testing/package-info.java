/** Tests of the test resource. */
@NullMarked
package dev.baito.local.testing;

import org.jspecify.annotations.NullMarked;

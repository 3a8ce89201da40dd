/** Tests of the scoring worker as a whole, on real servers. */
@NullMarked
package dev.baito.worker;

import org.jspecify.annotations.NullMarked;

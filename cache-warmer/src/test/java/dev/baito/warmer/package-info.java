/** Tests of the cache warmer as a whole, on real servers. */
@NullMarked
package dev.baito.warmer;

import org.jspecify.annotations.NullMarked;

/** The cache warmer: builds catalogue generations, announces them and removes the old ones. */
@NullMarked
package dev.baito.warmer;

import org.jspecify.annotations.NullMarked;

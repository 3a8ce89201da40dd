/** Sees to it that Redis holds the newest generation, the most needed blocks first. */
@NullMarked
package dev.baito.warmer.warming;

import org.jspecify.annotations.NullMarked;

/** Tests of the order in which blocks are written, of whose turn it is, and of what they ask. */
@NullMarked
package dev.baito.warmer.warming;

import org.jspecify.annotations.NullMarked;

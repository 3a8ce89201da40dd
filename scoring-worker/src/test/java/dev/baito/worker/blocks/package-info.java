/** Tests of blocks. */
@NullMarked
package dev.baito.worker.blocks;

import org.jspecify.annotations.NullMarked;

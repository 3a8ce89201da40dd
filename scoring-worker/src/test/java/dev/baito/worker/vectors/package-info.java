/** Tests of how the rows beside the vectors are read. */
@NullMarked
package dev.baito.worker.vectors;

import org.jspecify.annotations.NullMarked;

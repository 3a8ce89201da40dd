/** Tests of how explanations are put together. */
@NullMarked
package dev.baito.worker.explanations;

import org.jspecify.annotations.NullMarked;

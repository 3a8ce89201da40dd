/** Tests of scoring. */
@NullMarked
package dev.baito.worker.scoring;

import org.jspecify.annotations.NullMarked;

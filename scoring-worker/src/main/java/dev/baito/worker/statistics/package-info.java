/** What a batch took, and the state of this process. */
@NullMarked
package dev.baito.worker.statistics;

import org.jspecify.annotations.NullMarked;

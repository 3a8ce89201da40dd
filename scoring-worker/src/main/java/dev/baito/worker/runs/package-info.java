/** Runs and stored lists, as the ledger has them. */
@NullMarked
package dev.baito.worker.runs;

import org.jspecify.annotations.NullMarked;

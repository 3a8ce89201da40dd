/** Tests of how the ledger is read. */
@NullMarked
package dev.baito.worker.runs;

import org.jspecify.annotations.NullMarked;

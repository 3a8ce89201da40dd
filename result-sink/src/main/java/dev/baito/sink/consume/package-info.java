/** From the topic match-results to the ledger, group by group. */
@NullMarked
package dev.baito.sink.consume;

import org.jspecify.annotations.NullMarked;

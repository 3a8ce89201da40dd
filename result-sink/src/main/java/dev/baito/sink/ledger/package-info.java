/** The transaction that applies a group of match results, and the plan it is held against. */
@NullMarked
package dev.baito.sink.ledger;

import org.jspecify.annotations.NullMarked;

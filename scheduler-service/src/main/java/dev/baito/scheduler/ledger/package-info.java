/** Whether the users of a run add up to its plan. */
@NullMarked
package dev.baito.scheduler.ledger;

import org.jspecify.annotations.NullMarked;

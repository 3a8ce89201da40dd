/** The scheduler service: imports, runs, their ledger and outbox, and the API. */
@NullMarked
package dev.baito.scheduler;

import org.jspecify.annotations.NullMarked;

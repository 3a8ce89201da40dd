/** The way of user batches from the ledger to Kafka. */
@NullMarked
package dev.baito.scheduler.outbox;

import org.jspecify.annotations.NullMarked;

/** What could not be processed, taken from Kafka into the ledger. */
@NullMarked
package dev.baito.scheduler.deadletters;

import org.jspecify.annotations.NullMarked;

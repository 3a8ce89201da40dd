/** The inbox of what could not be processed: taken from Kafka, listed, shown, given up. */
@NullMarked
package dev.baito.scheduler.deadletters;

import org.jspecify.annotations.NullMarked;

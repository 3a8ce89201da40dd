package dev.baito.scheduler.report;

import dev.baito.messages.BatchStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A completed batch, as the report needs it.
 *
 * @param publishedAt when it was handed to Kafka, unless its plan was cleaned up
 * @param completedAt when its results were committed
 * @param sinkMs what that took
 */
record BatchRow(
    int batchNo,
    long users,
    Optional<Instant> publishedAt,
    Instant completedAt,
    long sinkMs,
    BatchStatistics statistics) {

  /**
   * Milliseconds from publishing to commit; the two clocks may differ a little, so never below 0.
   */
  long matchingMs() {
    return publishedAt
        .map(published -> Math.max(0, Duration.between(published, completedAt).toMillis()))
        .orElse(0L);
  }
}

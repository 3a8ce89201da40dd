package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.run.MatchSettings;
import dev.baito.run.RunPriority;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run is asked to be. Valid by construction.
 *
 * @param asOf the instant to match for; empty: that of the given generation, else now
 * @param batchSize users of a batch; times the list length at most {@link
 *     MatchSettings#MAX_PAIRS_PER_BATCH}
 * @param settings what shapes the lists
 * @param priority whether it is served before others
 * @param generationId a generation to read again; empty: a new one is built
 */
public record RunRequest(
    Optional<Instant> asOf,
    int batchSize,
    MatchSettings settings,
    RunPriority priority,
    OptionalLong generationId) {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /**
   * @throws BaitoException with {@link ErrorCode#RUN_REQUEST_INVALID} when a value is out of range
   */
  public RunRequest {
    asOf = asOf.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    if (asOf.isPresent() && (asOf.get().isBefore(EARLIEST) || asOf.get().isAfter(LATEST))) {
      throw invalid("as_of must lie in the years 1 to 9999: " + asOf.get());
    }
    if (batchSize < 1 || (long) batchSize * settings.topK() > MatchSettings.MAX_PAIRS_PER_BATCH) {
      throw invalid(
          "batch_size must be at least 1, and batch_size times top_k at most %d: %d times %d"
              .formatted(MatchSettings.MAX_PAIRS_PER_BATCH, batchSize, settings.topK()));
    }
  }

  static BaitoException invalid(String what) {
    return new BaitoException(ErrorCode.RUN_REQUEST_INVALID, what);
  }
}

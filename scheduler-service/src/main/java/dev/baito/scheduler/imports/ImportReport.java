package dev.baito.scheduler.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * What an import did, as the API answers it and the database keeps it.
 *
 * @param importId its number
 * @param state {@code applied}, or {@code refused} when it was strict and met bad rows: then
 *     nothing was changed, and the counts say what would have been
 * @param startedAt when it started
 * @param durationMs how long it took
 * @param files its files, in the order they were loaded
 * @param rejected the bad rows of all files
 * @param warnings what else there is to say
 * @param reasons why rows were rejected, the most frequent first
 * @param rejects the first rejected rows; {@code GET /imports/{id}/rejects} has all of them
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportReport(
    long importId,
    String state,
    Instant startedAt,
    long durationMs,
    List<FileReport> files,
    long rejected,
    List<String> warnings,
    List<ReasonCount> reasons,
    List<Reject> rejects) {

  /** The state of an import whose good rows are in the database. */
  public static final String APPLIED = "applied";

  /** The state of a strict import that changed nothing. */
  public static final String REFUSED = "refused";

  /** Copies the lists. */
  public ImportReport {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
    reasons = List.copyOf(reasons);
    rejects = List.copyOf(rejects);
  }
}

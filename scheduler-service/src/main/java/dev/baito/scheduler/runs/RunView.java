package dev.baito.scheduler.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the API shows it.
 *
 * @param runId its number
 * @param state waiting, running, completed, cancelled or failed
 * @param asOf the instant all windows and ages are measured from
 * @param generationId the catalogue generation it reads
 * @param revision drawn when it was planned: lists of a greater one supersede
 * @param settings what shapes its lists
 * @param users its users
 * @param batches its batches
 * @param catalogue the generation, once it is ready
 * @param createdAt when it was planned
 * @param firstPublishedAt when its first batch was handed to Kafka
 * @param finishedAt when it came to its final state
 * @param failure why it failed
 * @param ledger whether its users add up to its plan, once it has ended: closed or open
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RunView(
    long runId,
    RunState state,
    Instant asOf,
    long generationId,
    long revision,
    Settings settings,
    Users users,
    Batches batches,
    Optional<Catalogue> catalogue,
    Instant createdAt,
    Optional<Instant> firstPublishedAt,
    Optional<Instant> finishedAt,
    Optional<String> failure,
    Optional<String> ledger) {

  /** The settings, as a request writes them. */
  public record Settings(
      int topK,
      int batchSize,
      String unknown,
      String excludeSeen,
      String behaviorWindow,
      String behaviorHalfLife,
      double staticWeight,
      int maxPerEmployer,
      int maxPerCategory,
      String priority) {}

  /**
   * Counts of users.
   *
   * @param planned in the plan
   * @param completed ranked, empty or gone
   * @param ranked with a list
   * @param empty without an eligible job
   * @param gone no longer there when their batch was done
   * @param failed could not be scored
   * @param deadLettered without a list, and in the dead-letter inbox or not to be scored
   * @param discarded without a list, and given up
   */
  public record Users(
      long planned,
      long completed,
      long ranked,
      long empty,
      long gone,
      long failed,
      long deadLettered,
      long discarded) {}

  /**
   * Counts of batches.
   *
   * @param planned in the plan
   * @param published acknowledged by Kafka
   * @param completed with stored results
   * @param dead not completed, and all that is left of them is dead-lettered
   */
  public record Batches(long planned, long published, long completed, long dead) {}

  /** The catalogue generation, as its builder reported it. */
  public record Catalogue(
      String kind,
      int dimension,
      int jobs,
      int activeJobs,
      int zeroVectorJobs,
      int blocks,
      long bytes,
      long buildMs) {}
}

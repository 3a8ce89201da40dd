package dev.baito.messages;

import dev.baito.run.MatchSettings;
import java.time.Instant;
import java.util.List;

/**
 * A user batch: the unit of work that the scheduler publishes and a scoring worker consumes.
 *
 * @param version the message version, {@link MessageCodec#VERSION}
 * @param runId the run it belongs to
 * @param batchNo its number in the run, from 0
 * @param generationId the catalogue generation to read
 * @param revision the run's revision, drawn when it was planned
 * @param asOf the instant all windows and ages are measured from
 * @param behaviorMark behaviours with a greater ingest_seq do not exist for this batch
 * @param settings what shapes the lists
 * @param userIds the users, ascending, without repetition
 */
public record UserBatch(
    int version,
    long runId,
    int batchNo,
    long generationId,
    long revision,
    Instant asOf,
    long behaviorMark,
    MatchSettings settings,
    List<Long> userIds)
    implements Message {

  /** Copies the users, so that the message cannot change. */
  public UserBatch {
    userIds = List.copyOf(userIds);
  }

  /** Returns the same batch for some of its users. */
  public UserBatch of(List<Long> some) {
    return new UserBatch(
        version, runId, batchNo, generationId, revision, asOf, behaviorMark, settings, some);
  }
}

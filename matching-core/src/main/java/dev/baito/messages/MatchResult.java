package dev.baito.messages;

import java.util.List;

/**
 * The outcome of one user batch, published by a scoring worker and applied by the result sink.
 *
 * @param version the message version, {@link MessageCodec#VERSION}
 * @param runId the run
 * @param batchNo the batch's number in the run
 * @param generationId the generation that was read
 * @param revision the run's revision
 * @param worker the name of the worker
 * @param outcomes one per user of the batch, ascending by user
 * @param statistics what the worker measured
 */
public record MatchResult(
    int version,
    long runId,
    int batchNo,
    long generationId,
    long revision,
    String worker,
    List<UserOutcome> outcomes,
    BatchStatistics statistics)
    implements Message {

  /** Copies the outcomes, so that the message cannot change. */
  public MatchResult {
    outcomes = List.copyOf(outcomes);
  }
}

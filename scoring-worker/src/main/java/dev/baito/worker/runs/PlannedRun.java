package dev.baito.worker.runs;

import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import java.time.Instant;
import java.util.List;

/**
 * A run as it was planned: what its lists can be made from again.
 *
 * @param behaviorMark behaviours with a greater ingest_seq do not exist for it
 */
public record PlannedRun(
    long runId,
    long generationId,
    long revision,
    Instant asOf,
    long behaviorMark,
    MatchSettings settings) {

  /** Returns some of its users as a batch of it. */
  public UserBatch batch(int batchNo, List<Long> userIds) {
    return new UserBatch(
        MessageCodec.VERSION,
        runId,
        batchNo,
        generationId,
        revision,
        asOf,
        behaviorMark,
        settings,
        userIds);
  }
}

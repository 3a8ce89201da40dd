package dev.baito.scheduler.replays;

import dev.baito.BaitoException;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.scheduler.deadletters.EntryState;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter whose turn it is, and what the ledger says about it.
 *
 * @param id its number
 * @param entryKey what names it for as long as it may come back
 * @param state where it is
 * @param topic the topic it goes back to
 * @param batch the batch it is about
 * @param headers of the message, as the inbox keeps them
 * @param key of the message
 * @param value of the message
 * @param about what became of its run and users
 */
record Candidate(
    long id,
    String entryKey,
    EntryState state,
    String topic,
    Optional<Batch> batch,
    JsonArray headers,
    Optional<Buffer> key,
    Optional<Buffer> value,
    About about) {

  /** A batch of a run. */
  record Batch(long runId, int batchNo) {}

  /**
   * What the ledger says.
   *
   * @param runState the state of its run, if that is there
   * @param generationRemoved whether the generation of its run cannot be read any more
   * @param users how many users it is about; 0 where nobody knows
   * @param completed how many of them are completed in its run
   * @param superseded how many others have newer lists
   */
  record About(
      Optional<String> runState,
      boolean generationRemoved,
      long users,
      long completed,
      long superseded) {}

  static Candidate of(Row row) {
    @Nullable Long runId = row.getLong("run_id");
    @Nullable Integer batchNo = row.getInteger("batch_no");
    return new Candidate(
        row.getLong("dead_letter_id"),
        row.getString("entry_key"),
        EntryState.of(row.getString("state")),
        origin(row.getString("topic"), row.getString("origin")),
        runId == null || batchNo == null
            ? Optional.empty()
            : Optional.of(new Batch(runId, batchNo)),
        row.getJsonArray("original_headers"),
        Optional.ofNullable(row.getBuffer("record_key")),
        Optional.ofNullable(row.getBuffer("record_value")),
        new About(
            Optional.ofNullable(row.getString("run_state")),
            "failed".equals(row.getString("generation_state")),
            row.getLong("users"),
            row.getLong("completed"),
            row.getLong("superseded")));
  }

  /** Batches go back to the queue that they were in. */
  private static String origin(String deadLetterTopic, @Nullable String named) {
    if (deadLetterTopic.equals(Topic.MATCH_RESULTS_DEAD_LETTER)) {
      return Topic.MATCH_RESULTS;
    }
    return Topic.USER_BATCHES_PRIORITY.equals(named)
        ? Topic.USER_BATCHES_PRIORITY
        : Topic.USER_BATCHES;
  }

  /**
   * Returns why there is nothing to do for it, if so.
   *
   * @param named whether it was asked for by its number
   */
  Optional<NoOp> noOp(boolean named) {
    if (state == EntryState.DISCARDED) {
      return Optional.of(NoOp.DISCARDED);
    }
    return ofLedger().or(() -> named ? Optional.empty() : ofBulk());
  }

  private Optional<NoOp> ofLedger() {
    if (about.users() > 0 && about.completed() == about.users()) {
      return Optional.of(NoOp.COMPLETED);
    }
    if (batch.isPresent() && about.runState().isEmpty()) {
      return Optional.of(NoOp.RUN_REMOVED);
    }
    if (about
        .runState()
        .filter(run -> run.equals("cancelled") || run.equals("failed"))
        .isPresent()) {
      return Optional.of(NoOp.RUN_CANCELLED);
    }
    if (about.users() > 0 && about.completed() + about.superseded() == about.users()) {
      return Optional.of(NoOp.SUPERSEDED);
    }
    return batch.isPresent() && !topic.equals(Topic.MATCH_RESULTS) && about.generationRemoved()
        ? Optional.of(NoOp.GENERATION_REMOVED)
        : Optional.empty();
  }

  private Optional<NoOp> ofBulk() {
    return switch (state) {
      case PARKED -> Optional.of(NoOp.PARKED);
      case REPLAYING, REPLAYED -> Optional.of(NoOp.REPLAYING);
      case OPEN, DISCARDED -> readable() ? Optional.empty() : Optional.of(NoOp.UNDECODABLE);
    };
  }

  private boolean readable() {
    byte[] payload = value.map(Buffer::getBytes).orElseGet(() -> new byte[0]);
    try {
      if (topic.equals(Topic.MATCH_RESULTS)) {
        MessageCodec.decode(payload, MatchResult.class);
      } else {
        MessageCodec.decode(payload, UserBatch.class);
      }
      return true;
    } catch (BaitoException _) {
      return false;
    }
  }
}

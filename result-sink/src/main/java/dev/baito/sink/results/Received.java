package dev.baito.sink.results;

import dev.baito.messages.MatchResult;

/**
 * A decoded match result.
 *
 * @param result the message
 * @param statistics its statistics as JSON, as they came: with every field, known here or not
 */
public record Received(MatchResult result, String statistics) {
  /** Returns the batch that the message is about. */
  public BatchKey batch() {
    return new BatchKey(result.runId(), result.batchNo());
  }
}

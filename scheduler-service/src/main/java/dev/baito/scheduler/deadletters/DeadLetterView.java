package dev.baito.scheduler.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the inbox as the API shows it.
 *
 * @param deadLetterId its number
 * @param state open, replaying, replayed, discarded or parked
 * @param reason a code of docs/errors.md
 * @param cause what happened, for people
 * @param topic the dead-letter topic it came by
 * @param runId the run, where that is known
 * @param batchNo the batch, where that is known
 * @param users how many users it is about; 0 where that is not known
 * @param userId the user, where it is about one
 * @param attempts how often it was tried, by its newest letter
 * @param letters how many letters told of it
 * @param failedReplays how often it was put back and came again
 * @param discardReason why it was discarded
 * @param receivedAt when its first letter came
 * @param lastReceivedAt when its newest letter came
 * @param replayedAt when it was put back last
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeadLetterView(
    long deadLetterId,
    EntryState state,
    String reason,
    String cause,
    String topic,
    Optional<Long> runId,
    Optional<Integer> batchNo,
    int users,
    Optional<Long> userId,
    int attempts,
    int letters,
    int failedReplays,
    Optional<String> discardReason,
    Instant receivedAt,
    Instant lastReceivedAt,
    Optional<Instant> replayedAt) {

  /**
   * An entry with all there is to know about it.
   *
   * @param entry the entry
   * @param headers of its newest letter, as text
   * @param key of the message
   * @param payload of the message
   * @param history what happened to it, newest first, up to a limit
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped DeadLetterView entry,
      Map<String, Object> headers,
      PayloadView key,
      PayloadView payload,
      List<Event> history) {
    /** Copies the history. */
    public Whole {
      history = List.copyOf(history);
    }
  }

  /**
   * One thing that happened to an entry.
   *
   * @param at when
   * @param kind letter, replayed, no-op, refused, resolved, parked or discarded
   * @param detail more about it
   * @param attempts how often it had been tried when the letter was written
   * @param place where the letter lies, as topic/partition/offset
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Event(
      Instant at, String kind, String detail, Optional<Integer> attempts, Optional<String> place) {}
}

package dev.baito.sink.results;

import dev.baito.messages.UserOutcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a group of messages changes: each user of a run once, in the order in which rows are to be
 * written, since two sinks that write rows in one order cannot lock each other out.
 *
 * @param completed users who are done with, by user, then run
 * @param failures users who could not be scored, by run, then user
 * @param batches the batches the messages are about, by run, then number
 */
public record Changes(List<Completed> completed, List<Failure> failures, List<Batch> batches) {
  private record UserKey(long runId, long userId) {}

  /** How a completed user's list came out, as the column {@code run_list.outcome} has it. */
  public enum Outcome {
    /** A list with jobs. */
    RANKED("ranked"),
    /** A list without jobs. */
    EMPTY("empty"),
    /** No list: the user was no longer there. */
    GONE("gone");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** Returns the outcome as the database has it. */
    public String text() {
      return text;
    }
  }

  /** A user who is done with in a run; what is written to {@code current_list} is fenced. */
  public record Completed(
      BatchKey batch,
      long userId,
      Fence fence,
      Outcome outcome,
      List<Long> jobIds,
      List<Float> scores) {}

  /** What a list must exceed to replace another one. */
  public record Fence(long generationId, long revision) {}

  /** A user who could not be scored in a run. */
  public record Failure(BatchKey batch, long userId, String reason, String detail) {}

  /** A batch, and the statistics of its first message. */
  public record Batch(BatchKey key, String statistics) {}

  /**
   * Returns what the messages change. Of several outcomes of one user in one run, a completed one
   * beats a failed one; of two completed ones the first stands, of two failures the last.
   *
   * @param messages in the order in which they came
   */
  public static Changes of(List<Received> messages) {
    Map<UserKey, Completed> completed = new LinkedHashMap<>();
    Map<UserKey, Failure> failures = new LinkedHashMap<>();
    Map<BatchKey, Batch> batches = new TreeMap<>();
    for (Received message : messages) {
      BatchKey batch = message.batch();
      batches.putIfAbsent(batch, new Batch(batch, message.statistics()));
      var fence = new Fence(message.result().generationId(), message.result().revision());
      for (UserOutcome outcome : message.result().outcomes()) {
        long user = outcome.userId();
        var key = new UserKey(batch.runId(), user);
        switch (outcome) {
          case UserOutcome.Ranked(_, List<Long> jobs, List<Float> scores) ->
              completed.putIfAbsent(
                  key, new Completed(batch, user, fence, Outcome.RANKED, jobs, scores));
          case UserOutcome.Empty _ ->
              completed.putIfAbsent(
                  key, new Completed(batch, user, fence, Outcome.EMPTY, List.of(), List.of()));
          case UserOutcome.Gone _ ->
              completed.putIfAbsent(
                  key, new Completed(batch, user, fence, Outcome.GONE, List.of(), List.of()));
          case UserOutcome.Failed(_, String reason, String detail) ->
              failures.put(key, new Failure(batch, user, storable(reason), storable(detail)));
        }
      }
    }
    failures.keySet().removeAll(completed.keySet());
    return new Changes(
        completed.values().stream()
            .sorted(Comparator.comparingLong(Completed::userId).thenComparing(Completed::batch))
            .toList(),
        failures.values().stream()
            .sorted(
                Comparator.comparingLong((Failure f) -> f.batch().runId())
                    .thenComparingLong(Failure::userId))
            .toList(),
        List.copyOf(batches.values()));
  }

  /** PostgreSQL's text has no NUL; a strange character in a reason must not cost a batch. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}

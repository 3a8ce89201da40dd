package dev.baito.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What became of one user of a batch. Every user of a batch has exactly one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserOutcome.Ranked.class, name = "ranked"),
  @JsonSubTypes.Type(value = UserOutcome.Empty.class, name = "empty"),
  @JsonSubTypes.Type(value = UserOutcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = UserOutcome.Gone.class, name = "gone")
})
public sealed interface UserOutcome {
  /** Returns the user this is about. */
  long userId();

  /**
   * The user has a list.
   *
   * @param jobIds the jobs, best first, at least one
   * @param scores their scores, in the same order
   */
  record Ranked(long userId, List<Long> jobIds, List<Float> scores) implements UserOutcome {
    /** Copies the lists; they must be of one length and not empty. */
    public Ranked {
      jobIds = List.copyOf(jobIds);
      scores = List.copyOf(scores);
      if (jobIds.size() != scores.size() || jobIds.isEmpty()) {
        throw new IllegalArgumentException(
            "user " + userId + ": " + jobIds.size() + " jobs with " + scores.size() + " scores");
      }
    }
  }

  /** No job is eligible for the user: a completed user with an empty list. */
  record Empty(long userId) implements UserOutcome {}

  /**
   * The user could not be scored.
   *
   * @param reason a stable code of docs/errors.md
   * @param detail what happened, for people
   */
  record Failed(long userId, String reason, String detail) implements UserOutcome {}

  /** The user is no longer there. */
  record Gone(long userId) implements UserOutcome {}
}

package dev.baito.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a user did with a job, and when.
 *
 * @param jobId the job, active or not
 * @param action what the user did
 * @param occurredAt when, to the microsecond
 */
public record Behavior(long jobId, Action action, Instant occurredAt) {
  /** Refuses nulls. */
  public Behavior {
    requireNonNull(action);
    requireNonNull(occurredAt);
  }
}

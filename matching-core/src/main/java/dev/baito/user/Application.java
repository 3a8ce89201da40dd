package dev.baito.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An application of a user.
 *
 * @param jobId the job applied to, active or not
 * @param employerId who posted that job, empty where unknown
 * @param occurredAt when, to the microsecond
 */
public record Application(long jobId, String employerId, Instant occurredAt) {
  /** Refuses nulls. */
  public Application {
    requireNonNull(employerId);
    requireNonNull(occurredAt);
  }
}

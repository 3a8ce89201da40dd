package dev.baito.worker.explanations;

import java.time.Instant;
import java.util.Optional;

/**
 * What people know a job by, as it is in the catalogue source now.
 *
 * @param cityName where it is; its code where it has no name, empty for anywhere
 */
record JobFacts(
    String title,
    String employerId,
    String cityName,
    String category,
    Optional<Instant> postedAt,
    Optional<Instant> expiresAt) {
  /** A job that is no longer in the source. */
  static final JobFacts REMOVED = new JobFacts("", "", "", "", Optional.empty(), Optional.empty());
}

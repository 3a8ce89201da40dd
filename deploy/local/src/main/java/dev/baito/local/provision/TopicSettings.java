package dev.baito.local.provision;

import java.time.Duration;

/**
 * How topics are made. Topics that exist are left as they are.
 *
 * @param partitions of user batches and match results: as many workers can share the work
 * @param replicas copies of each partition
 * @param retention how long work and results are kept
 * @param deadLetterRetention how long dead letters are kept
 */
public record TopicSettings(
    int partitions, short replicas, Duration retention, Duration deadLetterRetention) {
  /** What one node of a local stack takes. */
  public static final TopicSettings LOCAL =
      new TopicSettings(24, (short) 1, Duration.ofDays(7), Duration.ofDays(30));

  /** Checks the counts. */
  public TopicSettings {
    if (partitions < 1 || replicas < 1) {
      throw new IllegalArgumentException("a topic needs at least one partition and one replica");
    }
  }
}

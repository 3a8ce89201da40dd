package dev.baito.scheduler;

/**
 * PostgreSQL advisory locks that several schedulers, or several parts of one, agree on. The upper
 * half of each key spells "BAIT", so that they never meet the locks of other services or products.
 */
public enum SchedulerLock {
  /**
   * The tables of the catalogue source. An import holds it exclusively, the creation of a run
   * shared: a plan never sees half an import.
   */
  CATALOGUE_SOURCE(1),
  /** Held while the daily run is created, so that two schedulers create one. */
  DAILY_RUN(2),
  /** Held during the daily clean-up, so that one scheduler does it. */
  CLEAN_UP(3),
  /**
   * Old behaviours. The clean-up holds it exclusively while it deletes a chunk, the creation of a
   * run shared: behaviours never vanish under a run.
   */
  OLD_BEHAVIORS(4);

  private static final long NAMESPACE = 0x4241_4954L << 32;

  private final long key;

  SchedulerLock(int number) {
    this.key = NAMESPACE | number;
  }

  /** Returns the key for the {@code pg_advisory_*} functions that take one bigint. */
  public long key() {
    return key;
  }
}

package dev.baito.benchmark;

/** What became of a contender that was asked for. */
sealed interface Entry {
  /** It takes part. */
  record Ready(Contender contender) implements Entry {}

  /**
   * It cannot take part.
   *
   * @param why, and how to get it
   */
  record Absent(String why) implements Entry {}
}

package dev.baito.ranking;

/** Chooses a list out of the jobs offered, in any order. */
public sealed interface Selection permits TopK, CappedTopK {
  /** Returns a score that no job below can have and still be listed; minus infinity if any can. */
  float floor();
}

package dev.baito.ranking;

/** Chooses a list out of the jobs offered, in any order. */
public sealed interface Selection permits TopK, CappedTopK {}

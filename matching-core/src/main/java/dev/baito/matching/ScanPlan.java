package dev.baito.matching;

/** How a block is scanned. Whatever the plan, the lists are the same. */
public enum ScanPlan {
  /** By what it costs, for each block and user anew. */
  CHEAPEST,
  /** Only the jobs that a user may get are scored, one by one. */
  SPARSE,
  /** Every job is multiplied with a panel of users; those that come near enough are scored. */
  PANELS,
  /** The same with outlines, for users whose lists are full, where the generation has outlines. */
  OUTLINES
}

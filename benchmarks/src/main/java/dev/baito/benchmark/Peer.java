package dev.baito.benchmark;

/** What the engine is measured beside. */
enum Peer {
  /** The engine's own plans, where users may not get every job. */
  PLANS,
  /** OpenBLAS. */
  SGEMM,
  /** The loop most teams write. */
  NAIVE,
  /** Faiss, a library for searching among vectors. */
  FAISS,
  /** Spark MLlib. */
  SPARK
}

package dev.baito.warmer.warming;

/** Where the warming of Redis stands. */
enum WarmStage {
  /** There is no Redis. */
  OFF,
  /** Nothing was looked at yet. */
  IDLE,
  /** A pass is under way. */
  RUNNING,
  /** There was no generation that could be read. */
  EMPTY,
  /** Redis holds every block. */
  COMPLETE,
  /** Redis has no room for more: it holds the blocks that are needed most. */
  FULL,
  /** Redis or PostgreSQL failed; the next pass goes on. */
  FAILED
}

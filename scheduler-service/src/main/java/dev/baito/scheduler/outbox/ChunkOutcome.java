package dev.baito.scheduler.outbox;

/** What became of the next chunk of a run's batches. */
public sealed interface ChunkOutcome {
  /** Every batch of the plan is published. */
  record NothingLeft() implements ChunkOutcome {}

  /** All batches of the chunk are acknowledged and marked. */
  record Published(int batches) implements ChunkOutcome {}

  /**
   * Some batches of the chunk are not acknowledged; those that are, are marked.
   *
   * @param cause what kept the others
   */
  record Stalled(int batches, Throwable cause) implements ChunkOutcome {}
}

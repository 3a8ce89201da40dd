package dev.baito.worker.blocks;

import java.util.Optional;

/**
 * Keeps processes that need a block at the same time from reading it from the origin one and all.
 * Thread-safe; blocks.
 */
@FunctionalInterface
interface BackFill {
  /**
   * Waits, for a bounded time, while another process reads a block from the origin.
   *
   * @return what that one has read; nothing when it is for the caller to read it: because nobody
   *     else does, or took too long, or nobody knows
   */
  Optional<byte[]> awaitOther(BlockAddress address);
}

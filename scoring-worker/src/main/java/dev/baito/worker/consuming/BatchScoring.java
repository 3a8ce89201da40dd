package dev.baito.worker.consuming;

import dev.baito.failure.Failure;
import dev.baito.messages.MatchResult;
import dev.baito.messages.UserBatch;

/** Makes results of batches. Thread-safe; blocks. */
interface BatchScoring {
  /** Returns the result of a batch: an outcome for each of its users, ascending. */
  MatchResult process(UserBatch batch);

  /** Returns the result of a batch of one user, who cannot be scored. */
  MatchResult failed(UserBatch alone, Failure failure);
}

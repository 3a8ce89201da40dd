package dev.baito.worker.scoring;

import dev.baito.matching.BlockSource;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserBatch;
import dev.baito.user.UserInput;
import java.util.List;

/**
 * A batch to be scored.
 *
 * @param batch what is asked for
 * @param catalogue its generation
 * @param blocks the generation's blocks
 * @param users who can be scored
 * @param bytes what the engine needs for them
 * @param alone whether it must not share a pass
 */
record ScoringRequest(
    UserBatch batch,
    PreparedCatalogue catalogue,
    BlockSource blocks,
    List<UserInput> users,
    long bytes,
    boolean alone) {
  /** Returns whether one pass over the jobs can serve both. */
  boolean canShareWith(ScoringRequest other) {
    return !alone
        && !other.alone
        && batch.generationId() == other.batch.generationId()
        && batch.settings().equals(other.batch.settings())
        && batch.asOf().equals(other.batch.asOf());
  }
}

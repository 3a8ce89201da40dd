package dev.baito.matching;

import dev.baito.catalogue.JobBlock;

/** Where the engine gets the job blocks of one generation, by number. Thread-safe. */
@FunctionalInterface
public interface BlockSource {
  /**
   * Returns a block, waiting for it if it must be loaded.
   *
   * @param blockNo from 0
   * @throws dev.baito.BaitoException when it cannot be had
   */
  JobBlock block(int blockNo);
}

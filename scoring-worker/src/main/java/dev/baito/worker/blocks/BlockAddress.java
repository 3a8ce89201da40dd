package dev.baito.worker.blocks;

import dev.baito.catalogue.BlockKey;
import java.util.UUID;

/**
 * Names a block.
 *
 * @param generationId the generation it belongs to
 * @param buildId the build of that generation, unlike that of any other database
 * @param blockNo its number
 */
public record BlockAddress(long generationId, UUID buildId, int blockNo) {
  /** Returns its key in Redis. */
  public String redisKey() {
    return new BlockKey(buildId, blockNo).text();
  }
}

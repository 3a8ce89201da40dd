package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.scoring.UserVectors;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The vectors of some jobs, copied out of their blocks one block after the other, so that each
 * block is read once however its jobs are spread over users.
 */
public final class GatheredVectors implements UserVectors.JobVectors {
  private final int[] positions;
  private final float[][] vectors;

  private GatheredVectors(int[] positions, float[][] vectors) {
    this.positions = positions;
    this.vectors = vectors;
  }

  /**
   * Reads the vectors of jobs of a generation.
   *
   * @param jobIds jobs of the generation, in any order, repeated or not
   * @throws dev.baito.BaitoException when a block cannot be had
   */
  public static GatheredVectors of(CatalogueHeader header, BlockSource blocks, LongStream jobIds) {
    int[] positions = jobIds.mapToInt(header::position).sorted().distinct().toArray();
    float[][] vectors = new float[positions.length][header.dimension()];
    for (int i = 0; i < positions.length; ) {
      JobBlock block = blocks.block(positions[i] / header.blockJobs());
      int end = (block.blockNo() + 1) * header.blockJobs();
      for (; i < positions.length && positions[i] < end; i++) {
        block.copyVector(positions[i] % header.blockJobs(), vectors[i], 0);
      }
    }
    return new GatheredVectors(positions, vectors);
  }

  @Override
  public float[] at(int position) {
    return vectors[Arrays.binarySearch(positions, position)];
  }
}

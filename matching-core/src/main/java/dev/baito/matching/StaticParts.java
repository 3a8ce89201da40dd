package dev.baito.matching;

import dev.baito.catalogue.JobBlock;

/** What the static scores of a block add to each score. */
final class StaticParts {
  final float[] weighted;
  private final double greatest;

  StaticParts(JobBlock block, double staticWeight) {
    weighted = new float[block.jobs()];
    double most = 0;
    for (int row = 0; row < block.jobs(); row++) {
      weighted[row] = (float) (staticWeight * block.staticScore(row));
      most = Math.max(most, Math.abs(weighted[row]));
    }
    greatest = most;
  }

  /** Returns the greatest of their absolute values. */
  double greatest() {
    return greatest;
  }

  /** Returns the canonical score of a job. */
  float score(int row, double dot) {
    return (float) (dot + weighted[row]);
  }
}

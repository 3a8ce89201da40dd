package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.Projection;

/** What of their vectors panels are multiplied with: all of it, or outlines that bound it. */
sealed interface PanelView {
  /** Returns the components of each. */
  int width();

  /** Returns those of a user. */
  float[] of(UserVector user);

  /** Returns those of a block's jobs, one job after the other. */
  float[] of(JobBlock block);

  /**
   * Returns by how much a canonical score of a user and a job of the block can be above what a tile
   * sums up.
   *
   * @param statics of the block
   * @return infinity where float32 may overflow
   */
  double bound(UserVector user, JobBlock block, StaticParts statics);

  /** Whole vectors: a sum is the score, but for rounding. */
  record Whole(int width, ErrorBound error) implements PanelView {
    Whole(int dimension) {
      this(dimension, new ErrorBound(dimension));
    }

    @Override
    public float[] of(UserVector user) {
      return user.components;
    }

    @Override
    public float[] of(JobBlock block) {
      return block.vectors();
    }

    @Override
    public double bound(UserVector user, JobBlock block, StaticParts statics) {
      return error.of(user.norm * block.greatestNorm(), statics.greatest());
    }
  }

  /** Outlines: a sum is a bound on the score. */
  record Outlines(Projection projection) implements PanelView {
    @Override
    public int width() {
      return projection.width();
    }

    @Override
    public float[] of(UserVector user) {
      return user.outline;
    }

    @Override
    public float[] of(JobBlock block) {
      return block.outlines();
    }

    @Override
    public double bound(UserVector user, JobBlock block, StaticParts statics) {
      return projection.bound(user.outlineNorm, block.greatestOutline(), statics.greatest());
    }
  }
}

package dev.baito.warmer.building;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.VectorSource;
import dev.baito.warmer.source.SourceSnapshot;
import java.util.function.Consumer;

/**
 * How the jobs of one generation come by their vectors. First {@link #survey}, then {@link
 * #layOut}. Both pass every job on the caller's thread. Not thread-safe; blocks.
 */
interface JobVectors extends AutoCloseable {
  /** Returns the dimension of the vectors. */
  int dimension();

  /** Passes the jobs by number, without vectors, and learns of them what it must. */
  void survey(SourceSnapshot source, Consumer<CatalogueJob> consumer);

  /** Passes the jobs in the order of the blocks, with their vectors. */
  void layOut(SourceSnapshot source, Consumer<CatalogueJob> consumer);

  /** Returns where the vectors come from. Call it after the survey. */
  VectorSource source();

  @Override
  default void close() {}

  /**
   * Vectors that came with the jobs.
   *
   * @param dimension of these
   */
  record Given(int dimension) implements JobVectors {
    @Override
    public void survey(SourceSnapshot source, Consumer<CatalogueJob> consumer) {
      source.jobsByNumber(false, job -> consumer.accept(job.job()));
    }

    @Override
    public void layOut(SourceSnapshot source, Consumer<CatalogueJob> consumer) {
      source.jobsByPlace(false, dimension, job -> consumer.accept(job.job()));
    }

    @Override
    public VectorSource source() {
      return new VectorSource.Given(dimension);
    }
  }
}

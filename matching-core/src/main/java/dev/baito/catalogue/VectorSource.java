package dev.baito.catalogue;

import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.EncoderSettings;

/** Where the vectors of a generation come from, and what those of users must be made with. */
public sealed interface VectorSource {
  /** Returns the source's name. */
  CatalogueKind kind();

  /** Returns how many components its vectors have. */
  int dimension();

  /**
   * They came with the jobs.
   *
   * @param dimension of these; 0 where there are none
   */
  record Given(int dimension) implements VectorSource {
    @Override
    public CatalogueKind kind() {
      return CatalogueKind.GIVEN;
    }
  }

  /**
   * They were made from what the jobs say and where they are.
   *
   * @param settings the constants of the encoder
   * @param frequencies in how many active jobs words stand
   */
  record Encoded(EncoderSettings settings, DocumentFrequencies frequencies)
      implements VectorSource {
    @Override
    public CatalogueKind kind() {
      return CatalogueKind.ENCODED;
    }

    @Override
    public int dimension() {
      return settings.dimension();
    }
  }
}

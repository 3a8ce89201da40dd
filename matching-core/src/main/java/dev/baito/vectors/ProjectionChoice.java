package dev.baito.vectors;

import java.util.Optional;

/** Chooses the projection of a generation by some of its vectors, if outlines are of use there. */
@FunctionalInterface
public interface ProjectionChoice {
  /**
   * Returns the projection.
   *
   * @param sample vectors that are not zero, one after the other
   * @param dimension components of each, at least 1
   */
  Optional<Projection> of(float[] sample, int dimension);

  /** As many directions as make a scan cheapest, or none where it gains little. */
  ProjectionChoice WHERE_IT_PAYS = ProjectionTrial::cheapest;

  /** Always so many directions, or as many as there can be. */
  static ProjectionChoice always(int directions) {
    return (sample, dimension) -> {
      float[] leading =
          new PrincipalDirections(sample, dimension).leading(Math.min(directions, dimension));
      return Optional.of(new Projection(dimension, leading));
    };
  }
}

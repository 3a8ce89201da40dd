package dev.baito.matching;

import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.Projection;
import java.util.Optional;

/**
 * The components of a user vector, how long it is, and its outline where the generation has any.
 */
final class UserVector {
  final float[] components;
  final double norm;
  final float[] outline;
  final double outlineNorm;

  UserVector(float[] components, Optional<Projection> projection) {
    this.components = components;
    norm = ErrorBound.norm(components, 0, components.length);
    outline = new float[projection.map(Projection::width).orElse(0)];
    projection.ifPresent(chosen -> chosen.outline(components, 0, outline, 0));
    outlineNorm = ErrorBound.norm(outline, 0, outline.length);
  }

  /** Returns whether all products with it are zero. */
  boolean zero() {
    return norm == 0;
  }
}

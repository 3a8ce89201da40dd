package dev.baito.matching;

import dev.baito.vectors.ErrorBound;

/** The components of a user vector, and how long it is. */
final class UserVector {
  final float[] components;
  final double norm;

  UserVector(float[] components) {
    this.components = components;
    norm = ErrorBound.norm(components, 0, components.length);
  }

  /** Returns whether all products with it are zero. */
  boolean zero() {
    return norm == 0;
  }
}

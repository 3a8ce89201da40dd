package dev.baito.matching;

/** The components of a user vector, and whether any of them counts. */
final class UserVector {
  final float[] components;
  final boolean zero;

  UserVector(float[] components) {
    this.components = components;
    boolean allZero = true;
    for (float component : components) {
      allZero &= component == 0;
    }
    zero = allZero;
  }
}

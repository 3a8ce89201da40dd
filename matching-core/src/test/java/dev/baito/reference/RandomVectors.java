package dev.baito.reference;

import dev.baito.vectors.Embedding;

/** Random vectors of one style and dimension, with some missing. */
final class RandomVectors {
  private enum Style {
    DIRECTIONS,
    SMALL_INTEGERS,
    ALL_EQUAL,
    MOSTLY_ZERO,
    ANY_SCALE
  }

  private final Dice dice;
  private final int dimension;
  private final Style style;
  private final double present;

  RandomVectors(Dice dice) {
    this.dice = dice;
    this.dimension = dice.oneOf(0, 8, 8, 16, 64);
    this.style = dice.oneOf(Style.values());
    this.present = dice.oneOf(1.0, 1.0, 0.7, 0.1);
  }

  /** Returns a vector, or none where the catalogue is without vectors or this one is missing. */
  Embedding make() {
    if (dimension == 0 || !dice.chance(present)) {
      return Embedding.NONE;
    }
    return ofDimension(dimension);
  }

  /** Returns a user's own vector: now and then one where no job has any. */
  Embedding makeOwn() {
    if (dimension == 0) {
      return dice.chance(0.1) ? ofDimension(8) : Embedding.NONE;
    }
    return dice.chance(0.6) ? ofDimension(dimension) : Embedding.NONE;
  }

  private Embedding ofDimension(int components) {
    float[] vector = new float[components];
    float scale = style == Style.ANY_SCALE ? dice.oneOf(1e-25f, 1e-3f, 1f, 1e4f, 1e19f) : 1f;
    for (int k = 0; k < components; k++) {
      vector[k] =
          switch (style) {
            case DIRECTIONS, ANY_SCALE -> scale * (float) dice.gaussian();
            case SMALL_INTEGERS -> dice.between(-1, 2);
            case ALL_EQUAL -> 0.5f;
            case MOSTLY_ZERO -> dice.chance(0.05) ? 1f : 0f;
          };
    }
    return Embedding.of(vector);
  }
}

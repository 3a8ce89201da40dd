package dev.baito.local.generate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * Vectors of unit length, clustered by category and, more loosely, by occupation, so that the best
 * jobs of a user are of the kind the user prefers. Immutable.
 */
final class Clusters {
  private static final double OCCUPATION_WEIGHT = 0.5;
  private static final double NOISE = 0.8;

  private final int dimension;
  private final float[][] categories;
  private final float[][] occupations;

  Clusters(long seed, int dimension, int categoryCount, int occupationCount) {
    this.dimension = dimension;
    categories = new float[categoryCount][];
    occupations = new float[occupationCount][];
    for (int c = 0; c < categoryCount; c++) {
      categories[c] = direction(Rows.random(seed, Rows.Purpose.CLUSTER, c));
    }
    for (int o = 0; o < occupations.length; o++) {
      occupations[o] = direction(Rows.random(seed, Rows.Purpose.CLUSTER, categoryCount + o));
    }
  }

  /** Returns a vector near the category's and the occupation's, as a file holds it. */
  byte[] base64(SplittableRandom random, int category, int occupation) {
    return base64(random, categories[category], occupations[occupation], OCCUPATION_WEIGHT);
  }

  /** Returns a vector near one category's and, less, near another's, as a file holds it. */
  byte[] base64Between(SplittableRandom random, int category, int other) {
    return base64(random, categories[category], categories[other], category == other ? 0 : 0.4);
  }

  private byte[] base64(SplittableRandom random, float[] near, float[] also, double weight) {
    float[] vector = noise(random, NOISE);
    for (int k = 0; k < dimension; k++) {
      vector[k] += near[k] + (float) weight * also[k];
    }
    toUnitLength(vector);
    ByteBuffer bytes = ByteBuffer.allocate(dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encode(bytes.array());
  }

  private float[] direction(SplittableRandom random) {
    float[] vector = noise(random, 1);
    toUnitLength(vector);
    return vector;
  }

  /* Uniform noise of about this length, four components out of every long drawn. */
  private float[] noise(SplittableRandom random, double length) {
    float scale = (float) (length * StrictMath.sqrt(3.0 / dimension) / (1 << 15));
    float[] vector = new float[dimension];
    for (int k = 0; k < dimension; k += 4) {
      long bits = random.nextLong();
      vector[k] = (short) bits * scale;
      vector[k + 1] = (short) (bits >> 16) * scale;
      vector[k + 2] = (short) (bits >> 32) * scale;
      vector[k + 3] = (short) (bits >> 48) * scale;
    }
    return vector;
  }

  private static void toUnitLength(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    double factor = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    for (int k = 0; k < vector.length; k++) {
      vector[k] = (float) (vector[k] * factor);
    }
  }
}

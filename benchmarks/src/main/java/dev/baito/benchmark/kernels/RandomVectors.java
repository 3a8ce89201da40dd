package dev.baito.benchmark.kernels;

import java.util.Random;

/** Components of vectors, made up, the same each time. */
final class RandomVectors {
  private RandomVectors() {}

  static float[] of(int components) {
    var random = new Random(7);
    float[] vectors = new float[components];
    for (int i = 0; i < components; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    return vectors;
  }
}

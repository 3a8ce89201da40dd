package dev.baito.vectors;

import java.util.Random;

/**
 * The directions along which some vectors are longest, the longest first: the leading eigenvectors
 * of their second moments, by orthogonal iteration (Golub and Van Loan, Matrix Computations,
 * section 8.2.4). A few rounds come near enough: what uses them is exact with any directions.
 */
final class PrincipalDirections {
  private static final int ROUNDS = 6;
  private static final long SEED = 20_170_514;

  /** What is left of a direction that the others span already. */
  private static final double NOTHING = 1e-9;

  private final int dimension;
  private final double[] moments;
  private final Random random = new Random(SEED);

  /**
   * @param vectors one after the other, as many as fill the array
   */
  PrincipalDirections(float[] vectors, int dimension) {
    this.dimension = dimension;
    moments = new double[dimension * dimension];
    for (int from = 0; from + dimension <= vectors.length; from += dimension) {
      for (int row = 0; row < dimension; row++) {
        double factor = vectors[from + row];
        for (int k = 0; k < dimension; k++) {
          moments[row * dimension + k] += factor * vectors[from + k];
        }
      }
    }
  }

  /**
   * Returns directions, one after the other.
   *
   * @param count how many, at most the dimension
   */
  float[] leading(int count) {
    double[][] directions = new double[count][];
    for (int i = 0; i < count; i++) {
      directions[i] = anyDirection();
    }
    orthonormalize(directions);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < count; i++) {
        directions[i] = timesMoments(directions[i]);
      }
      orthonormalize(directions);
    }
    float[] rounded = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < dimension; k++) {
        rounded[i * dimension + k] = (float) directions[i][k];
      }
    }
    return rounded;
  }

  private double[] anyDirection() {
    return random.doubles(dimension, -1, 1).toArray();
  }

  private double[] timesMoments(double[] direction) {
    double[] product = new double[dimension];
    for (int row = 0; row < dimension; row++) {
      double factor = direction[row];
      for (int k = 0; k < dimension; k++) {
        product[k] += factor * moments[row * dimension + k];
      }
    }
    return product;
  }

  private void orthonormalize(double[][] directions) {
    for (int i = 0; i < directions.length; i++) {
      double before = norm(directions[i]);
      double left = takeOut(directions, i);
      while (!(left > before * NOTHING)) {
        directions[i] = anyDirection();
        before = norm(directions[i]);
        left = takeOut(directions, i);
      }
    }
  }

  /** Makes a direction orthogonal to those before it, and a unit; returns how long it was. */
  private double takeOut(double[][] directions, int which) {
    double[] direction = directions[which];
    double left = 0;
    // The second time takes out what rounding left the first time.
    for (int time = 0; time < 2; time++) {
      for (int other = 0; other < which; other++) {
        double share = -dot(direction, directions[other]);
        for (int k = 0; k < dimension; k++) {
          direction[k] += share * directions[other][k];
        }
      }
      double norm = norm(direction);
      left = time == 0 ? norm : left;
      for (int k = 0; k < dimension; k++) {
        direction[k] /= norm;
      }
    }
    return left;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}

package dev.baito.vectors;

import java.util.Arrays;

/**
 * Outlines of vectors: their components along a few leading directions, and how long the rest of
 * them is. The product of two outlines is a bound: no product of the vectors is above it by more
 * than {@link #bound} says. With a tenth of the components to multiply it tells of most pairs that
 * they are not worth scoring (as FEXIPRO does: Li et al., SIGMOD 2017).
 *
 * <p>Write Q for the matrix whose rows are the directions, and G for Q Q'. The outline of v is (b,
 * r): b is Q v rounded to float32, and r is not below the norm of v - Q' b. For u with outline (a,
 * q) in the same way,
 *
 * <pre>u v = a b + a (G - I) b + a Q (v - Q' b) + b Q (u - Q' a) + (u - Q' a) (v - Q' b).</pre>
 *
 * <p>The last term is at most q r (Cauchy-Schwarz). With e for the Frobenius norm of G - I and t
 * for 2^-24, the second is at most e |a| |b|, and each of the next two at most (e + t) |a| |b| plus
 * what rounding below the normal numbers loses. No property of Q beyond a small e is needed, so
 * that any directions give exact lists, and good ones give them sooner. Immutable.
 */
public final class Projection {
  /** Directions that are further from orthonormal are none. */
  private static final double GREATEST_DEVIATION = 1e-3;

  /** Above twice the roundoff of float32 by more than doubles lose on the way. */
  private static final double ROUNDING = 0x1p-22;

  private static final double UNDERFLOW = 0x1p-140;

  /** What the residual can be off, beside what it is: doubles of up to 2,048 steps. */
  private static final double RESIDUAL_ERROR = 0x1p-40;

  private final int dimension;
  private final int leading;
  private final float[] directions;
  private final float[] byComponent;
  private final double slack;
  private final ErrorBound error;

  /**
   * @param dimension components of each vector
   * @param directions one after the other, orthonormal but for rounding
   */
  public Projection(int dimension, float[] directions) {
    if (dimension < 1 || directions.length == 0 || directions.length % dimension != 0) {
      throw new IllegalArgumentException("no directions of dimension " + dimension);
    }
    this.dimension = dimension;
    this.directions = directions.clone();
    leading = directions.length / dimension;
    byComponent = new float[directions.length];
    for (int i = 0; i < leading; i++) {
      for (int k = 0; k < dimension; k++) {
        byComponent[k * leading + i] = directions[i * dimension + k];
      }
    }
    double deviation = deviation();
    if (!(deviation <= GREATEST_DEVIATION)) {
      throw new IllegalArgumentException("the directions are not orthonormal: " + deviation);
    }
    slack = 4 * deviation + ROUNDING;
    error = new ErrorBound(width());
  }

  /** Returns the Frobenius norm of what is between the directions' products and those of axes. */
  private double deviation() {
    double squares = 0;
    for (int i = 0; i < leading; i++) {
      for (int j = 0; j < leading; j++) {
        double product = i == j ? -1 : 0;
        for (int k = 0; k < dimension; k++) {
          product += (double) directions[i * dimension + k] * directions[j * dimension + k];
        }
        squares += product * product;
      }
    }
    return Math.sqrt(squares);
  }

  /** Returns the components of the vectors it is for. */
  public int dimension() {
    return dimension;
  }

  /** Returns the components of an outline. */
  public int width() {
    return leading + 1;
  }

  /** Returns a copy of the directions, one after the other. */
  public float[] directions() {
    return directions.clone();
  }

  /**
   * Writes the outline of a vector.
   *
   * @param vectors where it stands
   * @param offset where it starts
   * @param outlines where the outline goes
   * @param at where that starts
   */
  public void outline(float[] vectors, int offset, float[] outlines, int at) {
    double[] products = new double[leading];
    double[] rest = new double[dimension];
    double square = 0;
    for (int k = 0; k < dimension; k++) {
      double component = vectors[offset + k];
      rest[k] = component;
      square += component * component;
      addTimes(component, byComponent, k * leading, products);
    }
    for (int i = 0; i < leading; i++) {
      float rounded = (float) products[i];
      outlines[at + i] = rounded;
      addTimes(-rounded, directions, i * dimension, rest);
    }
    double restSquare = Arrays.stream(rest).map(x -> x * x).sum();
    double residual = Math.sqrt(restSquare) * (1 + 1e-12) + Math.sqrt(square) * RESIDUAL_ERROR;
    outlines[at + leading] = Math.nextUp((float) residual);
  }

  /** Floats into doubles: the compiler knows that these are two arrays, and uses vectors. */
  private static void addTimes(double factor, float[] from, int offset, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[offset + i];
    }
  }

  /**
   * Returns by how much a canonical score can be above what {@link TileKernel} sums up from two
   * outlines and a static part.
   *
   * @param userNorm at least the norm of the user's outline
   * @param jobNorm at least the norm of the job's
   * @param staticPart at least the absolute value of what is added
   * @return infinity where float32 may overflow
   */
  public double bound(double userNorm, double jobNorm, double staticPart) {
    double norms = userNorm * jobNorm;
    return error.of(norms, staticPart) + slack * norms + (userNorm + jobNorm) * UNDERFLOW;
  }
}

package dev.baito.vectors;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries outlines on a sample: some of its vectors look for their nearest among all of it, and each
 * that an outline cannot rule out has to be scored.
 */
final class ProjectionTrial {
  private static final int FEWEST_VECTORS = 256;
  private static final int SEEKERS = 32;

  /** Who is listed of a sample of a thousand is about as near as the best forty of many more. */
  private static final int LISTED = 4;

  /** The shares of the dimension that are tried as numbers of directions. */
  private static final int[] PARTS = {16, 8, 5};

  /** Finding more takes a build too long. */
  private static final int MOST_DIRECTIONS = 128;

  /** What scoring a pair alone costs, where one of a whole panel costs 1. */
  private static final double COST_OF_SCORING = 10;

  /** Blocks grow and builds take longer: less than this gain is none. */
  private static final double GREATEST_COST = 0.7;

  private final float[] sample;
  private final int dimension;
  private final int vectors;

  private ProjectionTrial(float[] sample, int dimension) {
    this.sample = sample;
    this.dimension = dimension;
    vectors = sample.length / dimension;
  }

  static Optional<Projection> cheapest(float[] sample, int dimension) {
    int[] counts =
        IntStream.of(PARTS)
            .map(part -> Math.min(dimension / part, MOST_DIRECTIONS))
            .filter(count -> count > 0)
            .distinct()
            .toArray();
    if (sample.length / dimension < FEWEST_VECTORS || counts.length == 0) {
      return Optional.empty();
    }
    var trial = new ProjectionTrial(sample, dimension);
    float[] directions =
        new PrincipalDirections(sample, dimension).leading(counts[counts.length - 1]);
    Optional<Projection> cheapest = Optional.empty();
    double leastCost = GREATEST_COST;
    for (int leading : counts) {
      var projection = new Projection(dimension, Arrays.copyOf(directions, leading * dimension));
      double cost = trial.cost(projection);
      if (cost < leastCost) {
        leastCost = cost;
        cheapest = Optional.of(projection);
      }
    }
    return cheapest;
  }

  /** Returns what a scan costs, where one of whole vectors costs 1. */
  private double cost(Projection projection) {
    int width = projection.width();
    float[] outlines = new float[vectors * width];
    for (int i = 0; i < vectors; i++) {
      projection.outline(sample, i * dimension, outlines, i * width);
    }
    long scored = 0;
    for (int n = 0; n < SEEKERS; n++) {
      int seeker = (int) ((long) n * vectors / SEEKERS);
      double[] scores = products(sample, dimension, seeker);
      double least =
          Arrays.stream(scores).sorted().skip(vectors - LISTED).findFirst().orElseThrow();
      scored +=
          Arrays.stream(products(outlines, width, seeker)).filter(bound -> bound >= least).count();
    }
    return (double) width / dimension + COST_OF_SCORING * scored / ((double) SEEKERS * vectors);
  }

  /** Returns the products of one with all. */
  private double[] products(float[] rows, int width, int one) {
    double[] products = new double[vectors];
    for (int i = 0; i < vectors; i++) {
      double sum = 0;
      for (int k = 0; k < width; k++) {
        sum += (double) rows[one * width + k] * rows[i * width + k];
      }
      products[i] = sum;
    }
    return products;
  }
}

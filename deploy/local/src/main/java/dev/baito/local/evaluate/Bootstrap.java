package dev.baito.local.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap (Efron, 1979) of means over pairs. What is drawn, with replacement, is users
 * and not pairs: the pairs of one user are not independent. The same figures give the same
 * intervals.
 */
public final class Bootstrap {
  /** How many samples are drawn. */
  public static final int RESAMPLES = 1_000;

  /** The share of samples within an interval. */
  public static final double CONFIDENCE = 0.95;

  /** Where the draws come from. */
  public static final long SEED = 1;

  private static final int OUTSIDE = (int) Math.floor(RESAMPLES * (1 - CONFIDENCE) / 2);

  private final int[] pairs;

  /** Creates a bootstrap over users with that many pairs each. */
  Bootstrap(int[] pairs) {
    this.pairs = pairs.clone();
  }

  /** Returns the mean over all pairs of a figure that is given as its sum over each user's. */
  Estimate mean(double[] sums) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int sample = 0; sample < RESAMPLES; sample++) {
      double sum = 0;
      long count = 0;
      for (int draw = 0; draw < pairs.length; draw++) {
        int user = random.nextInt(pairs.length);
        sum += sums[user];
        count += pairs[user];
      }
      means[sample] = sum / count;
    }
    Arrays.sort(means);
    double mean = Arrays.stream(sums).sum() / Arrays.stream(pairs).asLongStream().sum();
    return new Estimate(mean, means[OUTSIDE], means[RESAMPLES - 1 - OUTSIDE]);
  }
}

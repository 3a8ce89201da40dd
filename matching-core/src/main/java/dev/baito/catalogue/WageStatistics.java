package dev.baito.catalogue;

/**
 * Count, mean and population standard deviation of ln(1 + hourly wage) over some jobs.
 *
 * @param jobs how many
 * @param mean their mean, 0 where there are none
 * @param deviation their population standard deviation
 */
public record WageStatistics(long jobs, double mean, double deviation) {
  private static final double NO_DEVIATION = 1e-9;

  /** Returns how many deviations a value lies above the mean, 0 where all values are the same. */
  public double zScore(double logWage) {
    return deviation < NO_DEVIATION ? 0 : (logWage - mean) / deviation;
  }

  /** Collects them in one pass (Welford 1962), which loses no digits to large sums. */
  static final class Collector {
    private long jobs;
    private double mean;
    private double squares;

    void add(double logWage) {
      jobs++;
      double delta = logWage - mean;
      mean += delta / jobs;
      squares += delta * (logWage - mean);
    }

    WageStatistics result() {
      return new WageStatistics(jobs, mean, jobs == 0 ? 0 : Math.sqrt(squares / jobs));
    }
  }
}

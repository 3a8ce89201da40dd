package dev.baito.benchmark;

import java.util.Arrays;

/** Least, median and greatest of what several rounds gave. */
record Figures(double least, double median, double greatest) {
  static Figures of(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return new Figures(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  @Override
  public String toString() {
    return "%.2f, %.2f, %.2f".formatted(least, median, greatest);
  }
}

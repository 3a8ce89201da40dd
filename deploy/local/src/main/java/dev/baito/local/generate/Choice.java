package dev.baito.local.generate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Draws indexes with given weights. Immutable. */
final class Choice {
  private final double[] cumulative;

  Choice(int count, IntToDoubleFunction weight) {
    cumulative = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weight.applyAsDouble(i);
      cumulative[i] = sum;
    }
  }

  int draw(SplittableRandom random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    int index = found < 0 ? -found - 1 : found + 1;
    return Math.min(index, cumulative.length - 1);
  }
}

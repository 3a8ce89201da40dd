package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalKernelTest {
  private static final IntervalKernel BEST = IntervalKernel.best();
  private static final IntervalKernel SCALAR = new ScalarIntervals();

  @Test
  void best_withTheVectorApi_usesIt() {
    assertThat(BEST).isInstanceOf(PanamaIntervals.class);
  }

  @Test
  void scalar_boundsIncluded_isByTheDefinition() {
    long[] lower = {0, 5, 5, 6, -1, Long.MIN_VALUE};
    long[] upper = {4, 5, 9, 9, -1, Long.MAX_VALUE};
    assertThat(SCALAR.meeting(lower, upper, 0, 6, 5, 5)).isEqualTo(0b100110);
    assertThat(SCALAR.meeting(lower, upper, 1, 2, 0, Long.MAX_VALUE)).isEqualTo(0b11);
    assertThat(SCALAR.below(lower, 0, 6, 0)).isEqualTo(0b110000);
  }

  @Test
  void best_anyNumbersAndCounts_isEqualToScalar() {
    var random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      int from = random.nextInt(70);
      int count = random.nextInt(65);
      long[] lower = new long[from + count];
      long[] upper = new long[from + count];
      for (int i = 0; i < lower.length; i++) {
        lower[i] = number(random);
        upper[i] = number(random);
      }
      long least = number(random);
      long greatest = number(random);
      assertThat(BEST.meeting(lower, upper, from, count, least, greatest))
          .isEqualTo(SCALAR.meeting(lower, upper, from, count, least, greatest));
      assertThat(BEST.below(upper, from, count, least))
          .isEqualTo(SCALAR.below(upper, from, count, least));
    }
  }

  /** Mostly small ones, so that many are equal; now and then one at the end of the range. */
  private static long number(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> random.nextInt(7) - 2;
    };
  }
}

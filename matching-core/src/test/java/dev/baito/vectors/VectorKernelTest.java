package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorKernelTest {
  private static final List<VectorKernel> KERNELS =
      List.of(ScalarKernel.INSTANCE, VectorKernel.best());

  /** The canonical sum, spelt out. */
  private static double canonical(float[] user, float[] panels, int offset) {
    double[] lanes = new double[8];
    for (int k = 0; k < user.length; k++) {
      lanes[k % 8] += (double) user[k] * (double) panels[offset + k];
    }
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
        + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
  }

  @Test
  void best_withTheVectorApi_isNotTheScalarKernel() {
    assertThat(VectorKernel.best().name()).startsWith("vector-api-");
  }

  @Test
  void dot_anyVectors_isTheCanonicalSumToTheBit() {
    for (VectorKernel kernel : KERNELS) {
      var random = new Random(9);
      for (int dimension : new int[] {0, 8, 16, 24, 64, 512, 2048}) {
        for (int count = 0; count < 12; count++) {
          float[] user = vector(random, dimension);
          float[] rows = vector(random, 20 * dimension);
          int[] offsets = random.ints(count, 0, 20).map(row -> row * dimension).toArray();
          double[] dots = new double[count];
          kernel.dots(user, rows, offsets, count, dots);
          for (int i = 0; i < count; i++) {
            double right = canonical(user, rows, offsets[i]);
            assertThat(bits(dots[i])).as(kernel.name()).isEqualTo(bits(right));
            assertThat(bits(kernel.dot(user, rows, offsets[i]))).isEqualTo(bits(right));
          }
          float[][] users = new float[count][];
          Arrays.setAll(users, _ -> vector(random, dimension));
          kernel.pairs(users, rows, offsets, count, dots);
          for (int i = 0; i < count; i++) {
            assertThat(bits(dots[i]))
                .as(kernel.name())
                .isEqualTo(bits(canonical(users[i], rows, offsets[i])));
          }
        }
      }
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** Components of very different size, so that every other order of summing shows. */
  private static float[] vector(Random random, int length) {
    float[] vector = new float[length];
    for (int k = 0; k < length; k++) {
      vector[k] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6));
    }
    return vector;
  }
}

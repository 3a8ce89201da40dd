package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;

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
      lanes[k % 8] += (double) user[k] * (double) panels[offset + k * VectorKernel.PANEL];
    }
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
        + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
  }

  @Test
  void best_withTheVectorApi_isNotTheScalarKernel() {
    assertThat(VectorKernel.best().name()).startsWith("vector-api-");
  }

  @Test
  void dotPanel_anyVectors_isTheCanonicalSumToTheBit() {
    for (VectorKernel kernel : KERNELS) {
      var random = new Random(9);
      for (int dimension : new int[] {0, 8, 16, 24, 64, 512, 2048}) {
        for (int round = 0; round < 20; round++) {
          float[] user = vector(random, dimension);
          float[] panels = vector(random, 3 * VectorKernel.PANEL * dimension);
          int offset = VectorKernel.PANEL * dimension;
          double[] dots = new double[VectorKernel.PANEL];
          kernel.dotPanel(user, panels, offset, dots);
          for (int job = 0; job < VectorKernel.PANEL; job++) {
            double right = canonical(user, panels, offset + job);
            assertThat(bits(dots[job])).as(kernel.name()).isEqualTo(bits(right));
            assertThat(bits(kernel.dot(user, panels, offset + job))).isEqualTo(bits(right));
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

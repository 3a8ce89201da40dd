package dev.baito.vectors;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** Kernels on the Vector API (JEP 508), one for each width of the processor's vectors. */
final class PanamaKernel {
  private PanamaKernel() {}

  /** Returns the kernel for the width that the processor prefers. */
  static VectorKernel best() {
    return switch (DoubleVector.SPECIES_PREFERRED.vectorBitSize()) {
      case 128 -> ScalarKernel.INSTANCE; // two lanes gain nothing over eight chains of scalars
      case 256 -> new Wide256();
      default -> new Wide512();
    };
  }

  /** All eight lanes in one vector; four jobs at once, to hide the latency of the additions. */
  static final class Wide512 implements VectorKernel {
    @Override
    public double dot(float[] user, float[] rows, int offset) {
      DoubleVector sum = DoubleVector.zero(DoubleVector.SPECIES_512);
      for (int k = 0; k < user.length; k += LANES) {
        sum = eight(user, k).fma(eight(rows, offset + k), sum);
      }
      return reduce(sum);
    }

    @Override
    public void dots(float[] user, float[] rows, int[] offsets, int count, double[] dots) {
      int i = 0;
      for (; i + 4 <= count; i += 4) {
        four(user, rows, offsets, dots, i);
      }
      for (; i < count; i++) {
        dots[i] = dot(user, rows, offsets[i]);
      }
    }

    @Override
    public void pairs(float[][] users, float[] rows, int[] offsets, int count, double[] dots) {
      int i = 0;
      for (; i + 4 <= count; i += 4) {
        four(users, rows, offsets, dots, i);
      }
      for (; i < count; i++) {
        dots[i] = dot(users[i], rows, offsets[i]);
      }
    }

    private static void four(float[][] users, float[] rows, int[] offsets, double[] dots, int i) {
      float[] user0 = users[i];
      float[] user1 = users[i + 1];
      float[] user2 = users[i + 2];
      float[] user3 = users[i + 3];
      int at0 = offsets[i];
      int at1 = offsets[i + 1];
      int at2 = offsets[i + 2];
      int at3 = offsets[i + 3];
      DoubleVector sum0 = DoubleVector.zero(DoubleVector.SPECIES_512);
      DoubleVector sum1 = sum0;
      DoubleVector sum2 = sum0;
      DoubleVector sum3 = sum0;
      for (int k = 0; k < user0.length; k += LANES) {
        sum0 = eight(user0, k).fma(eight(rows, at0 + k), sum0);
        sum1 = eight(user1, k).fma(eight(rows, at1 + k), sum1);
        sum2 = eight(user2, k).fma(eight(rows, at2 + k), sum2);
        sum3 = eight(user3, k).fma(eight(rows, at3 + k), sum3);
      }
      dots[i] = reduce(sum0);
      dots[i + 1] = reduce(sum1);
      dots[i + 2] = reduce(sum2);
      dots[i + 3] = reduce(sum3);
    }

    private static void four(float[] user, float[] rows, int[] offsets, double[] dots, int i) {
      int at0 = offsets[i];
      int at1 = offsets[i + 1];
      int at2 = offsets[i + 2];
      int at3 = offsets[i + 3];
      DoubleVector sum0 = DoubleVector.zero(DoubleVector.SPECIES_512);
      DoubleVector sum1 = sum0;
      DoubleVector sum2 = sum0;
      DoubleVector sum3 = sum0;
      for (int k = 0; k < user.length; k += LANES) {
        DoubleVector u = eight(user, k);
        sum0 = u.fma(eight(rows, at0 + k), sum0);
        sum1 = u.fma(eight(rows, at1 + k), sum1);
        sum2 = u.fma(eight(rows, at2 + k), sum2);
        sum3 = u.fma(eight(rows, at3 + k), sum3);
      }
      dots[i] = reduce(sum0);
      dots[i + 1] = reduce(sum1);
      dots[i + 2] = reduce(sum2);
      dots[i + 3] = reduce(sum3);
    }

    private static DoubleVector eight(float[] from, int at) {
      return (DoubleVector)
          FloatVector.fromArray(FloatVector.SPECIES_256, from, at)
              .castShape(DoubleVector.SPECIES_512, 0);
    }

    private static double reduce(DoubleVector sum) {
      return VectorKernel.sum(
          sum.lane(0),
          sum.lane(1),
          sum.lane(2),
          sum.lane(3),
          sum.lane(4),
          sum.lane(5),
          sum.lane(6),
          sum.lane(7));
    }

    @Override
    public String name() {
      return "vector-api-512";
    }
  }

  /** Four lanes in each of two vectors; two jobs at once. */
  static final class Wide256 implements VectorKernel {
    @Override
    public double dot(float[] user, float[] rows, int offset) {
      DoubleVector low = DoubleVector.zero(DoubleVector.SPECIES_256);
      DoubleVector high = low;
      for (int k = 0; k < user.length; k += LANES) {
        low = four(user, k).fma(four(rows, offset + k), low);
        high = four(user, k + 4).fma(four(rows, offset + k + 4), high);
      }
      return reduce(low, high);
    }

    @Override
    public void dots(float[] user, float[] rows, int[] offsets, int count, double[] dots) {
      int i = 0;
      for (; i + 2 <= count; i += 2) {
        two(user, rows, offsets, dots, i);
      }
      if (i < count) {
        dots[i] = dot(user, rows, offsets[i]);
      }
    }

    @Override
    public void pairs(float[][] users, float[] rows, int[] offsets, int count, double[] dots) {
      int i = 0;
      for (; i + 2 <= count; i += 2) {
        two(users, rows, offsets, dots, i);
      }
      if (i < count) {
        dots[i] = dot(users[i], rows, offsets[i]);
      }
    }

    private static void two(float[][] users, float[] rows, int[] offsets, double[] dots, int i) {
      float[] user0 = users[i];
      float[] user1 = users[i + 1];
      int at0 = offsets[i];
      int at1 = offsets[i + 1];
      DoubleVector low0 = DoubleVector.zero(DoubleVector.SPECIES_256);
      DoubleVector low1 = low0;
      DoubleVector high0 = low0;
      DoubleVector high1 = low0;
      for (int k = 0; k < user0.length; k += LANES) {
        low0 = four(user0, k).fma(four(rows, at0 + k), low0);
        low1 = four(user1, k).fma(four(rows, at1 + k), low1);
        high0 = four(user0, k + 4).fma(four(rows, at0 + k + 4), high0);
        high1 = four(user1, k + 4).fma(four(rows, at1 + k + 4), high1);
      }
      dots[i] = reduce(low0, high0);
      dots[i + 1] = reduce(low1, high1);
    }

    private static void two(float[] user, float[] rows, int[] offsets, double[] dots, int i) {
      int at0 = offsets[i];
      int at1 = offsets[i + 1];
      DoubleVector low0 = DoubleVector.zero(DoubleVector.SPECIES_256);
      DoubleVector low1 = low0;
      DoubleVector high0 = low0;
      DoubleVector high1 = low0;
      for (int k = 0; k < user.length; k += LANES) {
        DoubleVector u = four(user, k);
        low0 = u.fma(four(rows, at0 + k), low0);
        low1 = u.fma(four(rows, at1 + k), low1);
        u = four(user, k + 4);
        high0 = u.fma(four(rows, at0 + k + 4), high0);
        high1 = u.fma(four(rows, at1 + k + 4), high1);
      }
      dots[i] = reduce(low0, high0);
      dots[i + 1] = reduce(low1, high1);
    }

    private static DoubleVector four(float[] from, int at) {
      return (DoubleVector)
          FloatVector.fromArray(FloatVector.SPECIES_128, from, at)
              .castShape(DoubleVector.SPECIES_256, 0);
    }

    private static double reduce(DoubleVector low, DoubleVector high) {
      return VectorKernel.sum(
          low.lane(0),
          low.lane(1),
          low.lane(2),
          low.lane(3),
          high.lane(0),
          high.lane(1),
          high.lane(2),
          high.lane(3));
    }

    @Override
    public String name() {
      return "vector-api-256";
    }
  }
}

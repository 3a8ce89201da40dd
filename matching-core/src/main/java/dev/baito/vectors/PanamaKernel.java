package dev.baito.vectors;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API (JEP 508), at the width the processor prefers. A column of four or
 * eight jobs at a time, one accumulator for each of the eight lanes of the canonical sum:
 * independent chains that hide the latency of the additions.
 */
final class PanamaKernel implements VectorKernel {
  private static final VectorSpecies<Double> DOUBLES = doubles();
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  private static final int WIDTH = DOUBLES.length();

  private PanamaKernel() {}

  static VectorKernel instance() {
    return new PanamaKernel();
  }

  /** 128 bits are the least: their half, two floats, is the smallest float shape there is. */
  private static VectorSpecies<Double> doubles() {
    int bits = Math.clamp(DoubleVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
    return VectorSpecies.of(double.class, VectorShape.forBitSize(bits));
  }

  @Override
  public void dotPanel(float[] user, float[] panels, int offset, double[] dots) {
    for (int lane = 0; lane < PANEL; lane += WIDTH) {
      dotColumns(user, panels, offset + lane).intoArray(dots, lane);
    }
  }

  private static DoubleVector dotColumns(float[] user, float[] panels, int offset) {
    DoubleVector l0 = DoubleVector.zero(DOUBLES);
    DoubleVector l1 = l0;
    DoubleVector l2 = l0;
    DoubleVector l3 = l0;
    DoubleVector l4 = l0;
    DoubleVector l5 = l0;
    DoubleVector l6 = l0;
    DoubleVector l7 = l0;
    for (int k = 0, at = offset; k < user.length; k += Embedding.LANES, at += 8 * PANEL) {
      l0 = l0.add(column(panels, at).mul(user[k]));
      l1 = l1.add(column(panels, at + PANEL).mul(user[k + 1]));
      l2 = l2.add(column(panels, at + 2 * PANEL).mul(user[k + 2]));
      l3 = l3.add(column(panels, at + 3 * PANEL).mul(user[k + 3]));
      l4 = l4.add(column(panels, at + 4 * PANEL).mul(user[k + 4]));
      l5 = l5.add(column(panels, at + 5 * PANEL).mul(user[k + 5]));
      l6 = l6.add(column(panels, at + 6 * PANEL).mul(user[k + 6]));
      l7 = l7.add(column(panels, at + 7 * PANEL).mul(user[k + 7]));
    }
    return l0.add(l4).add(l2.add(l6)).add(l1.add(l5).add(l3.add(l7)));
  }

  private static DoubleVector column(float[] panels, int at) {
    return (DoubleVector)
        FloatVector.fromArray(FLOATS, panels, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  @Override
  public double dot(float[] user, float[] panels, int offset) {
    // One job stands 16 apart: nothing to load as a vector.
    return ScalarKernel.INSTANCE.dot(user, panels, offset);
  }

  @Override
  public String name() {
    return "vector-api-" + DOUBLES.vectorBitSize();
  }
}

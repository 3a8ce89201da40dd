package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One vector of users by twelve jobs. For the users that a wider panel would leave seats empty
 * with, on processors with 32 vector registers. The accumulators are variables of their own since
 * the compiler keeps no array in registers.
 */
final class Tile1x12 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = WIDTH;
  private static final int ROWS = 12;

  @Override
  public int users() {
    return USERS;
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public String name() {
    return USERS + "x" + ROWS;
  }

  @Override
  public boolean reach(
      float[] panel,
      int dimension,
      float[] rows,
      int offset,
      float[] statics,
      int staticOffset,
      float[] thresholds,
      long[] lanes) {
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    FloatVector s8 = s0;
    FloatVector s9 = s0;
    FloatVector s10 = s0;
    FloatVector s11 = s0;
    for (int k = 0; k < dimension; k++) {
      int at = k * USERS;
      int job = offset + k;
      FloatVector a = FloatVector.fromArray(FLOATS, panel, at);
      FloatVector v = FloatVector.broadcast(FLOATS, rows[job]);
      s0 = a.fma(v, s0);
      v = FloatVector.broadcast(FLOATS, rows[job + dimension]);
      s1 = a.fma(v, s1);
      v = FloatVector.broadcast(FLOATS, rows[job + 2 * dimension]);
      s2 = a.fma(v, s2);
      v = FloatVector.broadcast(FLOATS, rows[job + 3 * dimension]);
      s3 = a.fma(v, s3);
      v = FloatVector.broadcast(FLOATS, rows[job + 4 * dimension]);
      s4 = a.fma(v, s4);
      v = FloatVector.broadcast(FLOATS, rows[job + 5 * dimension]);
      s5 = a.fma(v, s5);
      v = FloatVector.broadcast(FLOATS, rows[job + 6 * dimension]);
      s6 = a.fma(v, s6);
      v = FloatVector.broadcast(FLOATS, rows[job + 7 * dimension]);
      s7 = a.fma(v, s7);
      v = FloatVector.broadcast(FLOATS, rows[job + 8 * dimension]);
      s8 = a.fma(v, s8);
      v = FloatVector.broadcast(FLOATS, rows[job + 9 * dimension]);
      s9 = a.fma(v, s9);
      v = FloatVector.broadcast(FLOATS, rows[job + 10 * dimension]);
      s10 = a.fma(v, s10);
      v = FloatVector.broadcast(FLOATS, rows[job + 11 * dimension]);
      s11 = a.fma(v, s11);
    }
    FloatVector ta = FloatVector.fromArray(FLOATS, thresholds, 0);
    s0 = s0.add(statics[staticOffset]);
    s1 = s1.add(statics[staticOffset + 1]);
    s2 = s2.add(statics[staticOffset + 2]);
    s3 = s3.add(statics[staticOffset + 3]);
    s4 = s4.add(statics[staticOffset + 4]);
    s5 = s5.add(statics[staticOffset + 5]);
    s6 = s6.add(statics[staticOffset + 6]);
    s7 = s7.add(statics[staticOffset + 7]);
    s8 = s8.add(statics[staticOffset + 8]);
    s9 = s9.add(statics[staticOffset + 9]);
    s10 = s10.add(statics[staticOffset + 10]);
    s11 = s11.add(statics[staticOffset + 11]);
    FloatVector na =
        s0.max(s1)
            .max(s2)
            .max(s3.max(s4).max(s5))
            .max(s6.max(s7).max(s8).max(s9.max(s10).max(s11)));
    if (!na.compare(VectorOperators.GE, ta).anyTrue()) {
      return false;
    }
    lanes[0] = s0.compare(VectorOperators.GE, ta).toLong();
    lanes[1] = s1.compare(VectorOperators.GE, ta).toLong();
    lanes[2] = s2.compare(VectorOperators.GE, ta).toLong();
    lanes[3] = s3.compare(VectorOperators.GE, ta).toLong();
    lanes[4] = s4.compare(VectorOperators.GE, ta).toLong();
    lanes[5] = s5.compare(VectorOperators.GE, ta).toLong();
    lanes[6] = s6.compare(VectorOperators.GE, ta).toLong();
    lanes[7] = s7.compare(VectorOperators.GE, ta).toLong();
    lanes[8] = s8.compare(VectorOperators.GE, ta).toLong();
    lanes[9] = s9.compare(VectorOperators.GE, ta).toLong();
    lanes[10] = s10.compare(VectorOperators.GE, ta).toLong();
    lanes[11] = s11.compare(VectorOperators.GE, ta).toLong();
    return true;
  }
}

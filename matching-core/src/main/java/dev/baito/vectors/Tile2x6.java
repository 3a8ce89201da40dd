package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two vectors of users by six jobs. For processors with 16 vector registers. The accumulators are
 * variables of their own since the compiler keeps no array in registers.
 */
final class Tile2x6 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 2 * WIDTH;
  private static final int ROWS = 6;

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
      long[] reached) {
    FloatVector s0a = FloatVector.zero(FLOATS);
    FloatVector s0b = s0a;
    FloatVector s1a = s0a;
    FloatVector s1b = s0a;
    FloatVector s2a = s0a;
    FloatVector s2b = s0a;
    FloatVector s3a = s0a;
    FloatVector s3b = s0a;
    FloatVector s4a = s0a;
    FloatVector s4b = s0a;
    FloatVector s5a = s0a;
    FloatVector s5b = s0a;
    for (int k = 0; k < dimension; k++) {
      int at = k * USERS;
      int job = offset + k;
      FloatVector a = FloatVector.fromArray(FLOATS, panel, at);
      FloatVector b = FloatVector.fromArray(FLOATS, panel, at + 1 * WIDTH);
      FloatVector v = FloatVector.broadcast(FLOATS, rows[job]);
      s0a = a.fma(v, s0a);
      s0b = b.fma(v, s0b);
      v = FloatVector.broadcast(FLOATS, rows[job + dimension]);
      s1a = a.fma(v, s1a);
      s1b = b.fma(v, s1b);
      v = FloatVector.broadcast(FLOATS, rows[job + 2 * dimension]);
      s2a = a.fma(v, s2a);
      s2b = b.fma(v, s2b);
      v = FloatVector.broadcast(FLOATS, rows[job + 3 * dimension]);
      s3a = a.fma(v, s3a);
      s3b = b.fma(v, s3b);
      v = FloatVector.broadcast(FLOATS, rows[job + 4 * dimension]);
      s4a = a.fma(v, s4a);
      s4b = b.fma(v, s4b);
      v = FloatVector.broadcast(FLOATS, rows[job + 5 * dimension]);
      s5a = a.fma(v, s5a);
      s5b = b.fma(v, s5b);
    }
    FloatVector ta = FloatVector.fromArray(FLOATS, thresholds, 0);
    FloatVector tb = FloatVector.fromArray(FLOATS, thresholds, 1 * WIDTH);
    VectorMask<Float> m0a = s0a.add(statics[staticOffset]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m0b = s0b.add(statics[staticOffset]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m1a = s1a.add(statics[staticOffset + 1]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m1b = s1b.add(statics[staticOffset + 1]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m2a = s2a.add(statics[staticOffset + 2]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m2b = s2b.add(statics[staticOffset + 2]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m3a = s3a.add(statics[staticOffset + 3]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m3b = s3b.add(statics[staticOffset + 3]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m4a = s4a.add(statics[staticOffset + 4]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m4b = s4b.add(statics[staticOffset + 4]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m5a = s5a.add(statics[staticOffset + 5]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m5b = s5b.add(statics[staticOffset + 5]).compare(VectorOperators.GE, tb);
    if (!m0a.or(m0b)
        .or(m1a.or(m1b))
        .or(m2a.or(m2b).or(m3a.or(m3b)))
        .or(m4a.or(m4b).or(m5a.or(m5b)))
        .anyTrue()) {
      return false;
    }
    reached[0] = m0a.toLong() | (m0b.toLong() << WIDTH);
    reached[1] = m1a.toLong() | (m1b.toLong() << WIDTH);
    reached[2] = m2a.toLong() | (m2b.toLong() << WIDTH);
    reached[3] = m3a.toLong() | (m3b.toLong() << WIDTH);
    reached[4] = m4a.toLong() | (m4b.toLong() << WIDTH);
    reached[5] = m5a.toLong() | (m5b.toLong() << WIDTH);
    return true;
  }
}

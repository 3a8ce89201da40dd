package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two vectors of users by twelve jobs. For processors with 32 vector registers. The accumulators
 * are variables of their own since the compiler keeps no array in registers.
 */
final class Tile2x12 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 2 * WIDTH;
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
    FloatVector s6a = s0a;
    FloatVector s6b = s0a;
    FloatVector s7a = s0a;
    FloatVector s7b = s0a;
    FloatVector s8a = s0a;
    FloatVector s8b = s0a;
    FloatVector s9a = s0a;
    FloatVector s9b = s0a;
    FloatVector s10a = s0a;
    FloatVector s10b = s0a;
    FloatVector s11a = s0a;
    FloatVector s11b = s0a;
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
      v = FloatVector.broadcast(FLOATS, rows[job + 6 * dimension]);
      s6a = a.fma(v, s6a);
      s6b = b.fma(v, s6b);
      v = FloatVector.broadcast(FLOATS, rows[job + 7 * dimension]);
      s7a = a.fma(v, s7a);
      s7b = b.fma(v, s7b);
      v = FloatVector.broadcast(FLOATS, rows[job + 8 * dimension]);
      s8a = a.fma(v, s8a);
      s8b = b.fma(v, s8b);
      v = FloatVector.broadcast(FLOATS, rows[job + 9 * dimension]);
      s9a = a.fma(v, s9a);
      s9b = b.fma(v, s9b);
      v = FloatVector.broadcast(FLOATS, rows[job + 10 * dimension]);
      s10a = a.fma(v, s10a);
      s10b = b.fma(v, s10b);
      v = FloatVector.broadcast(FLOATS, rows[job + 11 * dimension]);
      s11a = a.fma(v, s11a);
      s11b = b.fma(v, s11b);
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
    VectorMask<Float> m6a = s6a.add(statics[staticOffset + 6]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m6b = s6b.add(statics[staticOffset + 6]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m7a = s7a.add(statics[staticOffset + 7]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m7b = s7b.add(statics[staticOffset + 7]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m8a = s8a.add(statics[staticOffset + 8]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m8b = s8b.add(statics[staticOffset + 8]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m9a = s9a.add(statics[staticOffset + 9]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m9b = s9b.add(statics[staticOffset + 9]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m10a = s10a.add(statics[staticOffset + 10]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m10b = s10b.add(statics[staticOffset + 10]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m11a = s11a.add(statics[staticOffset + 11]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m11b = s11b.add(statics[staticOffset + 11]).compare(VectorOperators.GE, tb);
    if (!m0a.or(m0b)
        .or(m1a.or(m1b))
        .or(m2a.or(m2b).or(m3a.or(m3b)))
        .or(m4a.or(m4b).or(m5a.or(m5b)).or(m6a.or(m6b).or(m7a.or(m7b))))
        .or(m8a.or(m8b).or(m9a.or(m9b)).or(m10a.or(m10b).or(m11a.or(m11b))))
        .anyTrue()) {
      return false;
    }
    reached[0] = m0a.toLong() | (m0b.toLong() << WIDTH);
    reached[1] = m1a.toLong() | (m1b.toLong() << WIDTH);
    reached[2] = m2a.toLong() | (m2b.toLong() << WIDTH);
    reached[3] = m3a.toLong() | (m3b.toLong() << WIDTH);
    reached[4] = m4a.toLong() | (m4b.toLong() << WIDTH);
    reached[5] = m5a.toLong() | (m5b.toLong() << WIDTH);
    reached[6] = m6a.toLong() | (m6b.toLong() << WIDTH);
    reached[7] = m7a.toLong() | (m7b.toLong() << WIDTH);
    reached[8] = m8a.toLong() | (m8b.toLong() << WIDTH);
    reached[9] = m9a.toLong() | (m9b.toLong() << WIDTH);
    reached[10] = m10a.toLong() | (m10b.toLong() << WIDTH);
    reached[11] = m11a.toLong() | (m11b.toLong() << WIDTH);
    return true;
  }
}

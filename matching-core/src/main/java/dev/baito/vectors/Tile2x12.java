package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
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
      long[] lanes) {
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
      FloatVector b = FloatVector.fromArray(FLOATS, panel, at + WIDTH);
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
    FloatVector tb = FloatVector.fromArray(FLOATS, thresholds, WIDTH);
    s0a = s0a.add(statics[staticOffset]);
    s0b = s0b.add(statics[staticOffset]);
    s1a = s1a.add(statics[staticOffset + 1]);
    s1b = s1b.add(statics[staticOffset + 1]);
    s2a = s2a.add(statics[staticOffset + 2]);
    s2b = s2b.add(statics[staticOffset + 2]);
    s3a = s3a.add(statics[staticOffset + 3]);
    s3b = s3b.add(statics[staticOffset + 3]);
    s4a = s4a.add(statics[staticOffset + 4]);
    s4b = s4b.add(statics[staticOffset + 4]);
    s5a = s5a.add(statics[staticOffset + 5]);
    s5b = s5b.add(statics[staticOffset + 5]);
    s6a = s6a.add(statics[staticOffset + 6]);
    s6b = s6b.add(statics[staticOffset + 6]);
    s7a = s7a.add(statics[staticOffset + 7]);
    s7b = s7b.add(statics[staticOffset + 7]);
    s8a = s8a.add(statics[staticOffset + 8]);
    s8b = s8b.add(statics[staticOffset + 8]);
    s9a = s9a.add(statics[staticOffset + 9]);
    s9b = s9b.add(statics[staticOffset + 9]);
    s10a = s10a.add(statics[staticOffset + 10]);
    s10b = s10b.add(statics[staticOffset + 10]);
    s11a = s11a.add(statics[staticOffset + 11]);
    s11b = s11b.add(statics[staticOffset + 11]);
    FloatVector na =
        s0a.max(s1a)
            .max(s2a)
            .max(s3a.max(s4a).max(s5a))
            .max(s6a.max(s7a).max(s8a).max(s9a.max(s10a).max(s11a)));
    FloatVector nb =
        s0b.max(s1b)
            .max(s2b)
            .max(s3b.max(s4b).max(s5b))
            .max(s6b.max(s7b).max(s8b).max(s9b.max(s10b).max(s11b)));
    if (!na.compare(VectorOperators.GE, ta).or(nb.compare(VectorOperators.GE, tb)).anyTrue()) {
      return false;
    }
    lanes[0] =
        s0a.compare(VectorOperators.GE, ta).toLong()
            | (s0b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[1] =
        s1a.compare(VectorOperators.GE, ta).toLong()
            | (s1b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[2] =
        s2a.compare(VectorOperators.GE, ta).toLong()
            | (s2b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[3] =
        s3a.compare(VectorOperators.GE, ta).toLong()
            | (s3b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[4] =
        s4a.compare(VectorOperators.GE, ta).toLong()
            | (s4b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[5] =
        s5a.compare(VectorOperators.GE, ta).toLong()
            | (s5b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[6] =
        s6a.compare(VectorOperators.GE, ta).toLong()
            | (s6b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[7] =
        s7a.compare(VectorOperators.GE, ta).toLong()
            | (s7b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[8] =
        s8a.compare(VectorOperators.GE, ta).toLong()
            | (s8b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[9] =
        s9a.compare(VectorOperators.GE, ta).toLong()
            | (s9b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[10] =
        s10a.compare(VectorOperators.GE, ta).toLong()
            | (s10b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    lanes[11] =
        s11a.compare(VectorOperators.GE, ta).toLong()
            | (s11b.compare(VectorOperators.GE, tb).toLong() << WIDTH);
    return true;
  }
}

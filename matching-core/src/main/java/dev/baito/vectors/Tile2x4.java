package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two vectors of users by four jobs. For processors with 16 vector registers, of which the compiler
 * would spill some in a larger shape, and lose half the speed. The accumulators are variables of
 * their own since the compiler keeps no array in registers.
 */
final class Tile2x4 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 2 * WIDTH;
  private static final int ROWS = 4;

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
    FloatVector na = s0a.max(s1a).max(s2a.max(s3a));
    FloatVector nb = s0b.max(s1b).max(s2b.max(s3b));
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
    return true;
  }
}

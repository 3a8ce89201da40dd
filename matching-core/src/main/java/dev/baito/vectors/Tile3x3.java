package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Three vectors of users by three jobs. For processors with 16 vector registers. The accumulators
 * are variables of their own since the compiler keeps no array in registers.
 */
final class Tile3x3 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 3 * WIDTH;
  private static final int ROWS = 3;

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
    FloatVector s0c = s0a;
    FloatVector s1a = s0a;
    FloatVector s1b = s0a;
    FloatVector s1c = s0a;
    FloatVector s2a = s0a;
    FloatVector s2b = s0a;
    FloatVector s2c = s0a;
    for (int k = 0; k < dimension; k++) {
      int at = k * USERS;
      int job = offset + k;
      FloatVector a = FloatVector.fromArray(FLOATS, panel, at);
      FloatVector b = FloatVector.fromArray(FLOATS, panel, at + WIDTH);
      FloatVector c = FloatVector.fromArray(FLOATS, panel, at + 2 * WIDTH);
      FloatVector v = FloatVector.broadcast(FLOATS, rows[job]);
      s0a = a.fma(v, s0a);
      s0b = b.fma(v, s0b);
      s0c = c.fma(v, s0c);
      v = FloatVector.broadcast(FLOATS, rows[job + dimension]);
      s1a = a.fma(v, s1a);
      s1b = b.fma(v, s1b);
      s1c = c.fma(v, s1c);
      v = FloatVector.broadcast(FLOATS, rows[job + 2 * dimension]);
      s2a = a.fma(v, s2a);
      s2b = b.fma(v, s2b);
      s2c = c.fma(v, s2c);
    }
    FloatVector ta = FloatVector.fromArray(FLOATS, thresholds, 0);
    FloatVector tb = FloatVector.fromArray(FLOATS, thresholds, WIDTH);
    FloatVector tc = FloatVector.fromArray(FLOATS, thresholds, 2 * WIDTH);
    s0a = s0a.add(statics[staticOffset]);
    s0b = s0b.add(statics[staticOffset]);
    s0c = s0c.add(statics[staticOffset]);
    s1a = s1a.add(statics[staticOffset + 1]);
    s1b = s1b.add(statics[staticOffset + 1]);
    s1c = s1c.add(statics[staticOffset + 1]);
    s2a = s2a.add(statics[staticOffset + 2]);
    s2b = s2b.add(statics[staticOffset + 2]);
    s2c = s2c.add(statics[staticOffset + 2]);
    FloatVector na = s0a.max(s1a).max(s2a);
    FloatVector nb = s0b.max(s1b).max(s2b);
    FloatVector nc = s0c.max(s1c).max(s2c);
    if (!na.compare(VectorOperators.GE, ta)
        .or(nb.compare(VectorOperators.GE, tb))
        .or(nc.compare(VectorOperators.GE, tc))
        .anyTrue()) {
      return false;
    }
    lanes[0] =
        s0a.compare(VectorOperators.GE, ta).toLong()
            | (s0b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s0c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH));
    lanes[1] =
        s1a.compare(VectorOperators.GE, ta).toLong()
            | (s1b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s1c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH));
    lanes[2] =
        s2a.compare(VectorOperators.GE, ta).toLong()
            | (s2b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s2c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH));
    return true;
  }
}

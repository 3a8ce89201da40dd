package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four vectors of users by six jobs. For processors with 32 vector registers. The accumulators are
 * variables of their own since the compiler keeps no array in registers.
 */
final class Tile4x6 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 4 * WIDTH;
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
      long[] lanes) {
    FloatVector s0a = FloatVector.zero(FLOATS);
    FloatVector s0b = s0a;
    FloatVector s0c = s0a;
    FloatVector s0d = s0a;
    FloatVector s1a = s0a;
    FloatVector s1b = s0a;
    FloatVector s1c = s0a;
    FloatVector s1d = s0a;
    FloatVector s2a = s0a;
    FloatVector s2b = s0a;
    FloatVector s2c = s0a;
    FloatVector s2d = s0a;
    FloatVector s3a = s0a;
    FloatVector s3b = s0a;
    FloatVector s3c = s0a;
    FloatVector s3d = s0a;
    FloatVector s4a = s0a;
    FloatVector s4b = s0a;
    FloatVector s4c = s0a;
    FloatVector s4d = s0a;
    FloatVector s5a = s0a;
    FloatVector s5b = s0a;
    FloatVector s5c = s0a;
    FloatVector s5d = s0a;
    for (int k = 0; k < dimension; k++) {
      int at = k * USERS;
      int job = offset + k;
      FloatVector a = FloatVector.fromArray(FLOATS, panel, at);
      FloatVector b = FloatVector.fromArray(FLOATS, panel, at + WIDTH);
      FloatVector c = FloatVector.fromArray(FLOATS, panel, at + 2 * WIDTH);
      FloatVector d = FloatVector.fromArray(FLOATS, panel, at + 3 * WIDTH);
      FloatVector v = FloatVector.broadcast(FLOATS, rows[job]);
      s0a = a.fma(v, s0a);
      s0b = b.fma(v, s0b);
      s0c = c.fma(v, s0c);
      s0d = d.fma(v, s0d);
      v = FloatVector.broadcast(FLOATS, rows[job + dimension]);
      s1a = a.fma(v, s1a);
      s1b = b.fma(v, s1b);
      s1c = c.fma(v, s1c);
      s1d = d.fma(v, s1d);
      v = FloatVector.broadcast(FLOATS, rows[job + 2 * dimension]);
      s2a = a.fma(v, s2a);
      s2b = b.fma(v, s2b);
      s2c = c.fma(v, s2c);
      s2d = d.fma(v, s2d);
      v = FloatVector.broadcast(FLOATS, rows[job + 3 * dimension]);
      s3a = a.fma(v, s3a);
      s3b = b.fma(v, s3b);
      s3c = c.fma(v, s3c);
      s3d = d.fma(v, s3d);
      v = FloatVector.broadcast(FLOATS, rows[job + 4 * dimension]);
      s4a = a.fma(v, s4a);
      s4b = b.fma(v, s4b);
      s4c = c.fma(v, s4c);
      s4d = d.fma(v, s4d);
      v = FloatVector.broadcast(FLOATS, rows[job + 5 * dimension]);
      s5a = a.fma(v, s5a);
      s5b = b.fma(v, s5b);
      s5c = c.fma(v, s5c);
      s5d = d.fma(v, s5d);
    }
    FloatVector ta = FloatVector.fromArray(FLOATS, thresholds, 0);
    FloatVector tb = FloatVector.fromArray(FLOATS, thresholds, WIDTH);
    FloatVector tc = FloatVector.fromArray(FLOATS, thresholds, 2 * WIDTH);
    FloatVector td = FloatVector.fromArray(FLOATS, thresholds, 3 * WIDTH);
    s0a = s0a.add(statics[staticOffset]);
    s0b = s0b.add(statics[staticOffset]);
    s0c = s0c.add(statics[staticOffset]);
    s0d = s0d.add(statics[staticOffset]);
    s1a = s1a.add(statics[staticOffset + 1]);
    s1b = s1b.add(statics[staticOffset + 1]);
    s1c = s1c.add(statics[staticOffset + 1]);
    s1d = s1d.add(statics[staticOffset + 1]);
    s2a = s2a.add(statics[staticOffset + 2]);
    s2b = s2b.add(statics[staticOffset + 2]);
    s2c = s2c.add(statics[staticOffset + 2]);
    s2d = s2d.add(statics[staticOffset + 2]);
    s3a = s3a.add(statics[staticOffset + 3]);
    s3b = s3b.add(statics[staticOffset + 3]);
    s3c = s3c.add(statics[staticOffset + 3]);
    s3d = s3d.add(statics[staticOffset + 3]);
    s4a = s4a.add(statics[staticOffset + 4]);
    s4b = s4b.add(statics[staticOffset + 4]);
    s4c = s4c.add(statics[staticOffset + 4]);
    s4d = s4d.add(statics[staticOffset + 4]);
    s5a = s5a.add(statics[staticOffset + 5]);
    s5b = s5b.add(statics[staticOffset + 5]);
    s5c = s5c.add(statics[staticOffset + 5]);
    s5d = s5d.add(statics[staticOffset + 5]);
    FloatVector na = s0a.max(s1a).max(s2a).max(s3a.max(s4a).max(s5a));
    FloatVector nb = s0b.max(s1b).max(s2b).max(s3b.max(s4b).max(s5b));
    FloatVector nc = s0c.max(s1c).max(s2c).max(s3c.max(s4c).max(s5c));
    FloatVector nd = s0d.max(s1d).max(s2d).max(s3d.max(s4d).max(s5d));
    if (!na.compare(VectorOperators.GE, ta)
        .or(nb.compare(VectorOperators.GE, tb))
        .or(nc.compare(VectorOperators.GE, tc))
        .or(nd.compare(VectorOperators.GE, td))
        .anyTrue()) {
      return false;
    }
    lanes[0] =
        s0a.compare(VectorOperators.GE, ta).toLong()
            | (s0b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s0c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s0d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    lanes[1] =
        s1a.compare(VectorOperators.GE, ta).toLong()
            | (s1b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s1c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s1d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    lanes[2] =
        s2a.compare(VectorOperators.GE, ta).toLong()
            | (s2b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s2c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s2d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    lanes[3] =
        s3a.compare(VectorOperators.GE, ta).toLong()
            | (s3b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s3c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s3d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    lanes[4] =
        s4a.compare(VectorOperators.GE, ta).toLong()
            | (s4b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s4c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s4d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    lanes[5] =
        s5a.compare(VectorOperators.GE, ta).toLong()
            | (s5b.compare(VectorOperators.GE, tb).toLong() << WIDTH)
            | (s5c.compare(VectorOperators.GE, tc).toLong() << (2 * WIDTH))
            | (s5d.compare(VectorOperators.GE, td).toLong() << (3 * WIDTH));
    return true;
  }
}

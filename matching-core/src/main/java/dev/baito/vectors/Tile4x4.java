package dev.baito.vectors;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four vectors of users by four jobs. The same number of products for each load of a job as of a
 * user. The accumulators are variables of their own since the compiler keeps no array in registers.
 */
final class Tile4x4 implements TileKernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int USERS = 4 * WIDTH;
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
      long[] reached) {
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
    for (int k = 0; k < dimension; k++) {
      int at = k * USERS;
      int job = offset + k;
      FloatVector a = FloatVector.fromArray(FLOATS, panel, at);
      FloatVector b = FloatVector.fromArray(FLOATS, panel, at + 1 * WIDTH);
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
    }
    FloatVector ta = FloatVector.fromArray(FLOATS, thresholds, 0);
    FloatVector tb = FloatVector.fromArray(FLOATS, thresholds, 1 * WIDTH);
    FloatVector tc = FloatVector.fromArray(FLOATS, thresholds, 2 * WIDTH);
    FloatVector td = FloatVector.fromArray(FLOATS, thresholds, 3 * WIDTH);
    VectorMask<Float> m0a = s0a.add(statics[staticOffset]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m0b = s0b.add(statics[staticOffset]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m0c = s0c.add(statics[staticOffset]).compare(VectorOperators.GE, tc);
    VectorMask<Float> m0d = s0d.add(statics[staticOffset]).compare(VectorOperators.GE, td);
    VectorMask<Float> m1a = s1a.add(statics[staticOffset + 1]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m1b = s1b.add(statics[staticOffset + 1]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m1c = s1c.add(statics[staticOffset + 1]).compare(VectorOperators.GE, tc);
    VectorMask<Float> m1d = s1d.add(statics[staticOffset + 1]).compare(VectorOperators.GE, td);
    VectorMask<Float> m2a = s2a.add(statics[staticOffset + 2]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m2b = s2b.add(statics[staticOffset + 2]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m2c = s2c.add(statics[staticOffset + 2]).compare(VectorOperators.GE, tc);
    VectorMask<Float> m2d = s2d.add(statics[staticOffset + 2]).compare(VectorOperators.GE, td);
    VectorMask<Float> m3a = s3a.add(statics[staticOffset + 3]).compare(VectorOperators.GE, ta);
    VectorMask<Float> m3b = s3b.add(statics[staticOffset + 3]).compare(VectorOperators.GE, tb);
    VectorMask<Float> m3c = s3c.add(statics[staticOffset + 3]).compare(VectorOperators.GE, tc);
    VectorMask<Float> m3d = s3d.add(statics[staticOffset + 3]).compare(VectorOperators.GE, td);
    if (!m0a.or(m0b)
        .or(m0c.or(m0d))
        .or(m1a.or(m1b).or(m1c.or(m1d)))
        .or(m2a.or(m2b).or(m2c.or(m2d)).or(m3a.or(m3b).or(m3c.or(m3d))))
        .anyTrue()) {
      return false;
    }
    reached[0] =
        m0a.toLong()
            | (m0b.toLong() << WIDTH)
            | (m0c.toLong() << (2 * WIDTH))
            | (m0d.toLong() << (3 * WIDTH));
    reached[1] =
        m1a.toLong()
            | (m1b.toLong() << WIDTH)
            | (m1c.toLong() << (2 * WIDTH))
            | (m1d.toLong() << (3 * WIDTH));
    reached[2] =
        m2a.toLong()
            | (m2b.toLong() << WIDTH)
            | (m2c.toLong() << (2 * WIDTH))
            | (m2d.toLong() << (3 * WIDTH));
    reached[3] =
        m3a.toLong()
            | (m3b.toLong() << WIDTH)
            | (m3c.toLong() << (2 * WIDTH))
            | (m3d.toLong() << (3 * WIDTH));
    return true;
  }
}

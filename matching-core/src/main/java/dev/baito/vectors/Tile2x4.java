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
      float[] margins) {
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
    s0a = s0a.add(statics[staticOffset]).sub(ta);
    s0b = s0b.add(statics[staticOffset]).sub(tb);
    s1a = s1a.add(statics[staticOffset + 1]).sub(ta);
    s1b = s1b.add(statics[staticOffset + 1]).sub(tb);
    s2a = s2a.add(statics[staticOffset + 2]).sub(ta);
    s2b = s2b.add(statics[staticOffset + 2]).sub(tb);
    s3a = s3a.add(statics[staticOffset + 3]).sub(ta);
    s3b = s3b.add(statics[staticOffset + 3]).sub(tb);
    FloatVector nearest = s0a.max(s0b).max(s1a.max(s1b)).max(s2a.max(s2b).max(s3a.max(s3b)));
    if (!nearest.compare(VectorOperators.GE, 0).anyTrue()) {
      return false;
    }
    s0a.intoArray(margins, 0);
    s0b.intoArray(margins, WIDTH);
    s1a.intoArray(margins, 2 * WIDTH);
    s1b.intoArray(margins, 3 * WIDTH);
    s2a.intoArray(margins, 4 * WIDTH);
    s2b.intoArray(margins, 5 * WIDTH);
    s3a.intoArray(margins, 6 * WIDTH);
    s3b.intoArray(margins, 7 * WIDTH);
    return true;
  }

  @Override
  public long reached(float[] margins, int row) {
    int at = row * USERS;
    return lanes(margins, at) | (lanes(margins, at + WIDTH) << WIDTH);
  }

  private static long lanes(float[] margins, int at) {
    return FloatVector.fromArray(FLOATS, margins, at).compare(VectorOperators.GE, 0).toLong();
  }
}

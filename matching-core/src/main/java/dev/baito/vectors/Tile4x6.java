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
      float[] margins) {
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
    s0a = s0a.add(statics[staticOffset]).sub(ta);
    s0b = s0b.add(statics[staticOffset]).sub(tb);
    s0c = s0c.add(statics[staticOffset]).sub(tc);
    s0d = s0d.add(statics[staticOffset]).sub(td);
    s1a = s1a.add(statics[staticOffset + 1]).sub(ta);
    s1b = s1b.add(statics[staticOffset + 1]).sub(tb);
    s1c = s1c.add(statics[staticOffset + 1]).sub(tc);
    s1d = s1d.add(statics[staticOffset + 1]).sub(td);
    s2a = s2a.add(statics[staticOffset + 2]).sub(ta);
    s2b = s2b.add(statics[staticOffset + 2]).sub(tb);
    s2c = s2c.add(statics[staticOffset + 2]).sub(tc);
    s2d = s2d.add(statics[staticOffset + 2]).sub(td);
    s3a = s3a.add(statics[staticOffset + 3]).sub(ta);
    s3b = s3b.add(statics[staticOffset + 3]).sub(tb);
    s3c = s3c.add(statics[staticOffset + 3]).sub(tc);
    s3d = s3d.add(statics[staticOffset + 3]).sub(td);
    s4a = s4a.add(statics[staticOffset + 4]).sub(ta);
    s4b = s4b.add(statics[staticOffset + 4]).sub(tb);
    s4c = s4c.add(statics[staticOffset + 4]).sub(tc);
    s4d = s4d.add(statics[staticOffset + 4]).sub(td);
    s5a = s5a.add(statics[staticOffset + 5]).sub(ta);
    s5b = s5b.add(statics[staticOffset + 5]).sub(tb);
    s5c = s5c.add(statics[staticOffset + 5]).sub(tc);
    s5d = s5d.add(statics[staticOffset + 5]).sub(td);
    FloatVector nearest =
        s0a.max(s0b)
            .max(s0c)
            .max(s0d.max(s1a).max(s1b))
            .max(s1c.max(s1d).max(s2a).max(s2b.max(s2c).max(s2d)))
            .max(
                s3a.max(s3b)
                    .max(s3c)
                    .max(s3d.max(s4a).max(s4b))
                    .max(s4c.max(s4d).max(s5a).max(s5b.max(s5c).max(s5d))));
    if (!nearest.compare(VectorOperators.GE, 0).anyTrue()) {
      return false;
    }
    s0a.intoArray(margins, 0);
    s0b.intoArray(margins, WIDTH);
    s0c.intoArray(margins, 2 * WIDTH);
    s0d.intoArray(margins, 3 * WIDTH);
    s1a.intoArray(margins, 4 * WIDTH);
    s1b.intoArray(margins, 5 * WIDTH);
    s1c.intoArray(margins, 6 * WIDTH);
    s1d.intoArray(margins, 7 * WIDTH);
    s2a.intoArray(margins, 8 * WIDTH);
    s2b.intoArray(margins, 9 * WIDTH);
    s2c.intoArray(margins, 10 * WIDTH);
    s2d.intoArray(margins, 11 * WIDTH);
    s3a.intoArray(margins, 12 * WIDTH);
    s3b.intoArray(margins, 13 * WIDTH);
    s3c.intoArray(margins, 14 * WIDTH);
    s3d.intoArray(margins, 15 * WIDTH);
    s4a.intoArray(margins, 16 * WIDTH);
    s4b.intoArray(margins, 17 * WIDTH);
    s4c.intoArray(margins, 18 * WIDTH);
    s4d.intoArray(margins, 19 * WIDTH);
    s5a.intoArray(margins, 20 * WIDTH);
    s5b.intoArray(margins, 21 * WIDTH);
    s5c.intoArray(margins, 22 * WIDTH);
    s5d.intoArray(margins, 23 * WIDTH);
    return true;
  }

  @Override
  public long reached(float[] margins, int row) {
    int at = row * USERS;
    return lanes(margins, at)
        | (lanes(margins, at + WIDTH) << WIDTH)
        | (lanes(margins, at + 2 * WIDTH) << (2 * WIDTH))
        | (lanes(margins, at + 3 * WIDTH) << (3 * WIDTH));
  }

  private static long lanes(float[] margins, int at) {
    return FloatVector.fromArray(FLOATS, margins, at).compare(VectorOperators.GE, 0).toLong();
  }
}

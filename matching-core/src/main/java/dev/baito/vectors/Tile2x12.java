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
      float[] margins) {
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
    s0a = s0a.add(statics[staticOffset]).sub(ta);
    s0b = s0b.add(statics[staticOffset]).sub(tb);
    s1a = s1a.add(statics[staticOffset + 1]).sub(ta);
    s1b = s1b.add(statics[staticOffset + 1]).sub(tb);
    s2a = s2a.add(statics[staticOffset + 2]).sub(ta);
    s2b = s2b.add(statics[staticOffset + 2]).sub(tb);
    s3a = s3a.add(statics[staticOffset + 3]).sub(ta);
    s3b = s3b.add(statics[staticOffset + 3]).sub(tb);
    s4a = s4a.add(statics[staticOffset + 4]).sub(ta);
    s4b = s4b.add(statics[staticOffset + 4]).sub(tb);
    s5a = s5a.add(statics[staticOffset + 5]).sub(ta);
    s5b = s5b.add(statics[staticOffset + 5]).sub(tb);
    s6a = s6a.add(statics[staticOffset + 6]).sub(ta);
    s6b = s6b.add(statics[staticOffset + 6]).sub(tb);
    s7a = s7a.add(statics[staticOffset + 7]).sub(ta);
    s7b = s7b.add(statics[staticOffset + 7]).sub(tb);
    s8a = s8a.add(statics[staticOffset + 8]).sub(ta);
    s8b = s8b.add(statics[staticOffset + 8]).sub(tb);
    s9a = s9a.add(statics[staticOffset + 9]).sub(ta);
    s9b = s9b.add(statics[staticOffset + 9]).sub(tb);
    s10a = s10a.add(statics[staticOffset + 10]).sub(ta);
    s10b = s10b.add(statics[staticOffset + 10]).sub(tb);
    s11a = s11a.add(statics[staticOffset + 11]).sub(ta);
    s11b = s11b.add(statics[staticOffset + 11]).sub(tb);
    FloatVector nearest =
        s0a.max(s0b)
            .max(s1a)
            .max(s1b.max(s2a).max(s2b))
            .max(s3a.max(s3b).max(s4a).max(s4b.max(s5a).max(s5b)))
            .max(
                s6a.max(s6b)
                    .max(s7a)
                    .max(s7b.max(s8a).max(s8b))
                    .max(s9a.max(s9b).max(s10a).max(s10b.max(s11a).max(s11b))));
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
    s4a.intoArray(margins, 8 * WIDTH);
    s4b.intoArray(margins, 9 * WIDTH);
    s5a.intoArray(margins, 10 * WIDTH);
    s5b.intoArray(margins, 11 * WIDTH);
    s6a.intoArray(margins, 12 * WIDTH);
    s6b.intoArray(margins, 13 * WIDTH);
    s7a.intoArray(margins, 14 * WIDTH);
    s7b.intoArray(margins, 15 * WIDTH);
    s8a.intoArray(margins, 16 * WIDTH);
    s8b.intoArray(margins, 17 * WIDTH);
    s9a.intoArray(margins, 18 * WIDTH);
    s9b.intoArray(margins, 19 * WIDTH);
    s10a.intoArray(margins, 20 * WIDTH);
    s10b.intoArray(margins, 21 * WIDTH);
    s11a.intoArray(margins, 22 * WIDTH);
    s11b.intoArray(margins, 23 * WIDTH);
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

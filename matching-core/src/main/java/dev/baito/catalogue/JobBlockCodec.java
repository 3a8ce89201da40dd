package dev.baito.catalogue;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Job blocks as bytes: a {@link BinaryFrame} with eight numbers and then the columns, one after
 * another.
 */
final class JobBlockCodec {
  private static final int MAGIC = 0x4B4C4249; // "IBLK"
  private static final int FIXED = 2 * Long.BYTES + 5 * Integer.BYTES + 2 * Double.BYTES;

  private JobBlockCodec() {}

  static byte[] encode(JobBlock block) {
    ByteBuffer out =
        BinaryFrame.open(
            MAGIC,
            JobBlock.LAYOUT_VERSION,
            Math.toIntExact(
                contentBytes(
                    block.jobs, block.dimension + block.outlineWidth, block.features.length)));
    out.putLong(block.buildId.getMostSignificantBits());
    out.putLong(block.buildId.getLeastSignificantBits());
    out.putInt(block.blockNo).putInt(block.jobs).putInt(block.dimension);
    out.putInt(block.outlineWidth).putInt(block.features.length);
    out.putDouble(block.greatestNorm).putDouble(block.greatestOutline);
    put(out, block.jobIds);
    put(out, block.active);
    put(out, block.wageLower);
    put(out, block.wageUpper);
    put(out, block.featureRows);
    put(out, block.postedAt);
    put(out, block.expiresAt);
    out.asDoubleBuffer().put(block.staticScores);
    out.position(out.position() + block.staticScores.length * Double.BYTES);
    put(out, block.cities);
    put(out, block.employmentTypes);
    put(out, block.employers);
    put(out, block.categories);
    put(out, block.actingUsers);
    put(out, block.featureOffsets);
    put(out, block.features);
    put(out, block.vectors);
    put(out, block.outlines);
    return BinaryFrame.close(out);
  }

  static JobBlock decode(byte[] payload) {
    ByteBuffer in = BinaryFrame.content("a job block", payload, MAGIC, JobBlock.LAYOUT_VERSION);
    if (in.remaining() < FIXED) {
      throw BinaryFrame.corrupt("a job block", "it ends within its first numbers");
    }
    UUID buildId = new UUID(in.getLong(), in.getLong());
    int blockNo = in.getInt();
    int jobs = in.getInt();
    int dimension = in.getInt();
    int outlineWidth = in.getInt();
    int features = in.getInt();
    double greatestNorm = in.getDouble();
    double greatestOutline = in.getDouble();
    if (jobs < 0
        || dimension < 0
        || outlineWidth < 0
        || features < 0
        || contentBytes(jobs, (long) dimension + outlineWidth, features)
            != (long) FIXED + in.remaining()) {
      throw BinaryFrame.corrupt("a job block", "its length does not fit its number of jobs");
    }
    JobBlock block = new JobBlock(buildId, blockNo, jobs, dimension, outlineWidth, features);
    block.greatestNorm = greatestNorm;
    block.greatestOutline = greatestOutline;
    get(in, block.jobIds);
    get(in, block.active);
    get(in, block.wageLower);
    get(in, block.wageUpper);
    get(in, block.featureRows);
    get(in, block.postedAt);
    get(in, block.expiresAt);
    in.asDoubleBuffer().get(block.staticScores);
    in.position(in.position() + block.staticScores.length * Double.BYTES);
    get(in, block.cities);
    get(in, block.employmentTypes);
    get(in, block.employers);
    get(in, block.categories);
    get(in, block.actingUsers);
    get(in, block.featureOffsets);
    get(in, block.features);
    get(in, block.vectors);
    get(in, block.outlines);
    return block.complete();
  }

  static long contentBytes(long jobs, long components, long features) {
    // One bit for each row: whether it is active, and for each bit of a signature.
    long longs = 5 * jobs + (1 + FeatureSignature.BITS) * (long) JobBlock.words((int) jobs);
    long ints = 6 * jobs + 1 + features;
    long floats = jobs * components;
    return FIXED
        + longs * Long.BYTES
        + jobs * Double.BYTES
        + ints * Integer.BYTES
        + floats * Float.BYTES;
  }

  private static void put(ByteBuffer out, long[] column) {
    out.asLongBuffer().put(column);
    out.position(out.position() + column.length * Long.BYTES);
  }

  private static void put(ByteBuffer out, int[] column) {
    out.asIntBuffer().put(column);
    out.position(out.position() + column.length * Integer.BYTES);
  }

  private static void put(ByteBuffer out, float[] column) {
    out.asFloatBuffer().put(column);
    out.position(out.position() + column.length * Float.BYTES);
  }

  private static void get(ByteBuffer in, long[] column) {
    in.asLongBuffer().get(column);
    in.position(in.position() + column.length * Long.BYTES);
  }

  private static void get(ByteBuffer in, int[] column) {
    in.asIntBuffer().get(column);
    in.position(in.position() + column.length * Integer.BYTES);
  }

  private static void get(ByteBuffer in, float[] column) {
    in.asFloatBuffer().get(column);
    in.position(in.position() + column.length * Float.BYTES);
  }
}

package dev.baito.catalogue;

import dev.baito.wage.HourlyWage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Some jobs of a generation as columns; row r is the same job in each. Vectors stand one after the
 * other: component k of row r is at {@code r * dimension + k}; so do their outlines, where the
 * generation has a projection. Immutable: the arrays are shared for speed and must not be written.
 */
public final class JobBlock {
  /** The binary layout this build writes and reads. */
  public static final int LAYOUT_VERSION = 5;

  /** Stands for "not given" in the columns of cities, types, employers and categories. */
  public static final int NONE = -1;

  /** Stands for "not given" in the columns of instants. */
  public static final long NO_INSTANT = Long.MIN_VALUE;

  final UUID buildId;
  final int blockNo;
  final int jobs;
  final int dimension;
  final int outlineWidth;
  final long[] jobIds;
  final long[] active;
  final int[] cities;
  final long[] wageLower;
  final long[] wageUpper;
  final int[] employmentTypes;
  final int[] employers;
  final int[] categories;
  final long[] featureRows;
  final int[] featureOffsets;
  final int[] features;
  final double[] staticScores;
  final int[] actingUsers;
  final long[] postedAt;
  final long[] expiresAt;
  final float[] vectors;
  final float[] outlines;
  double greatestNorm;
  double greatestOutline;
  int[] cityStarts = new int[0];
  boolean wageUnknown;

  /** Returns a block of {@code jobs} rows whose columns are still to be filled. */
  JobBlock(UUID buildId, int blockNo, int jobs, int dimension, int outlineWidth, int featureCount) {
    this.buildId = buildId;
    this.blockNo = blockNo;
    this.jobs = jobs;
    this.dimension = dimension;
    this.outlineWidth = outlineWidth;
    jobIds = new long[jobs];
    active = new long[words(jobs)];
    cities = new int[jobs];
    wageLower = new long[jobs];
    wageUpper = new long[jobs];
    employmentTypes = new int[jobs];
    employers = new int[jobs];
    categories = new int[jobs];
    featureRows = new long[FeatureSignature.BITS * words(jobs)];
    featureOffsets = new int[jobs + 1];
    features = new int[featureCount];
    staticScores = new double[jobs];
    actingUsers = new int[jobs];
    postedAt = new long[jobs];
    expiresAt = new long[jobs];
    vectors = new float[jobs * dimension];
    outlines = new float[jobs * outlineWidth];
  }

  /** Works out what follows from the columns, once they are filled. */
  JobBlock complete() {
    cityStarts =
        IntStream.range(0, jobs).filter(r -> r == 0 || cities[r] != cities[r - 1]).toArray();
    wageUnknown = Arrays.stream(wageUpper).anyMatch(wage -> wage == HourlyWage.UNKNOWN);
    return this;
  }

  /** Returns how many longs hold a bit for each of so many rows. */
  public static int words(int rows) {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Reads a block.
   *
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#CATALOGUE_CORRUPT} or {@link
   *     dev.baito.ErrorCode#CATALOGUE_LAYOUT_UNKNOWN}
   */
  public static JobBlock decode(byte[] payload) {
    return JobBlockCodec.decode(payload);
  }

  /** Returns the build of the generation it belongs to. */
  public UUID buildId() {
    return buildId;
  }

  /** Returns its number in the generation, from 0. */
  public int blockNo() {
    return blockNo;
  }

  /** Returns the number of rows. */
  public int jobs() {
    return jobs;
  }

  /** Returns the dimension of its vectors, 0 where there are none. */
  public int dimension() {
    return dimension;
  }

  /** Returns the job of a row. */
  public long jobId(int row) {
    return jobIds[row];
  }

  /** Returns one bit per row, set where the job can be listed. */
  public long[] active() {
    return active;
  }

  /** Returns the city of each row as numbered in the header, or {@link #NONE}. */
  public int[] cities() {
    return cities;
  }

  /**
   * Returns the rows at which a run of jobs of one city, or of none, starts, ascending. Jobs lie in
   * the order of their places, so there are few.
   */
  public int[] cityStarts() {
    return cityStarts;
  }

  /** Returns the lower wage bounds as HourlyWage counts them. */
  public long[] wageLower() {
    return wageLower;
  }

  /** Returns the upper wage bounds as HourlyWage counts them. */
  public long[] wageUpper() {
    return wageUpper;
  }

  /** Returns whether one of its jobs states no wage. */
  public boolean wageUnknown() {
    return wageUnknown;
  }

  /** Returns the employment type of each row as numbered in the header, or {@link #NONE}. */
  public int[] employmentTypes() {
    return employmentTypes;
  }

  /** Returns the employer of each row as numbered in the header, or {@link #NONE}. */
  public int[] employers() {
    return employers;
  }

  /** Returns the category of each row as numbered in the header, or {@link #NONE}. */
  public int[] categories() {
    return categories;
  }

  /**
   * Returns which of 64 rows have a bit in their feature signature: the signatures lie transposed,
   * so that one look tells of 64 jobs.
   *
   * @param bit of the signature
   * @param word which 64 rows: from {@code word * 64} on
   */
  public long rowsWith(int bit, int word) {
    return featureRows[bit * words(jobs) + word];
  }

  void addFeature(int row, int feature) {
    featureRows[FeatureSignature.bit(feature) * words(jobs) + row / Long.SIZE] |= 1L << row;
  }

  /** Returns whether the job of a row has a feature: the exact check behind the signature. */
  public boolean hasFeature(int row, int feature) {
    for (int i = featureOffsets[row]; i < featureOffsets[row + 1]; i++) {
      if (features[i] == feature) {
        return true;
      }
    }
    return false;
  }

  /** Returns the static score of a row, 0 to 1. */
  public double staticScore(int row) {
    return staticScores[row];
  }

  /** Returns how many distinct users acted on the job of a row in the popularity window. */
  public int actingUsers(int row) {
    return actingUsers[row];
  }

  /** Returns when the job of a row was posted, to the microsecond, if known. */
  public Optional<Instant> postedAt(int row) {
    return instant(postedAt[row]);
  }

  /** Returns when the job of a row expires, to the microsecond, if ever. */
  public Optional<Instant> expiresAt(int row) {
    return instant(expiresAt[row]);
  }

  private static Optional<Instant> instant(long micros) {
    return micros == NO_INSTANT
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** Returns the vectors, one after the other. */
  public float[] vectors() {
    return vectors;
  }

  /** Copies the vector of a row to {@code target}, from {@code at} on. */
  public void copyVector(int row, float[] target, int at) {
    System.arraycopy(vectors, vectorOffset(row), target, at, dimension);
  }

  /** Returns where in {@link #vectors()} the vector of a row starts. */
  public int vectorOffset(int row) {
    return row * dimension;
  }

  /** Returns a number not below the norm of any of its vectors, and hardly above the greatest. */
  public double greatestNorm() {
    return greatestNorm;
  }

  /** Returns the components of an outline, 0 where the generation has no projection. */
  public int outlineWidth() {
    return outlineWidth;
  }

  /** Returns the outlines of the vectors, one after the other. */
  public float[] outlines() {
    return outlines;
  }

  /** Returns a number not below the norm of any of its outlines, and hardly above the greatest. */
  public double greatestOutline() {
    return greatestOutline;
  }

  /** Returns about how much memory the block takes, in bytes. */
  public long sizeInBytes() {
    return 512L + JobBlockCodec.contentBytes(jobs, dimension + outlineWidth, features.length);
  }
}

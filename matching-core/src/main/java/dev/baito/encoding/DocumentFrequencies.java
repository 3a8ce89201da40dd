package dev.baito.encoding;

/**
 * In how many documents words stand, counted by the hash of the word: 2<sup>18</sup> buckets, each
 * document once at most in a bucket. Immutable.
 */
public final class DocumentFrequencies {
  /** How many buckets there are. */
  public static final int BUCKETS = TokenHash.BUCKETS;

  private final int[] counts;
  private final int documents;

  private DocumentFrequencies(int[] counts, int documents) {
    this.counts = counts;
    this.documents = documents;
  }

  /**
   * Returns frequencies counted before.
   *
   * @param counts by bucket, each from 0 to the number of documents
   * @param documents how many were counted
   */
  public static DocumentFrequencies of(int[] counts, int documents) {
    if (counts.length != BUCKETS) {
      throw new IllegalArgumentException(BUCKETS + " buckets expected, not " + counts.length);
    }
    for (int count : counts) {
      if (count < 0 || count > documents) {
        throw new IllegalArgumentException(count + " of " + documents + " documents");
      }
    }
    return new DocumentFrequencies(counts.clone(), documents);
  }

  /** Returns how many documents were counted. */
  public int documents() {
    return documents;
  }

  /** Returns in how many documents the words of a bucket stand. */
  public int count(int bucket) {
    return counts[bucket];
  }

  /** Returns the count of every bucket. */
  public int[] counts() {
    return counts.clone();
  }

  /**
   * Returns how much the words of a bucket tell: {@code ln(1 + (documents + 1) / count)}, above 0.
   *
   * @param leastFrequency smaller counts are taken for this one, at least 1
   */
  public double idf(int bucket, int leastFrequency) {
    return StrictMath.log(1 + (documents + 1.0) / Math.max(counts[bucket], leastFrequency));
  }

  /**
   * Returns how rare it is to have the token of a bucket: {@code ln(documents / count)}, 0 where
   * every document has it. What none has counts as if one had it.
   */
  double rarity(int bucket) {
    return StrictMath.log(Math.max(documents, 1.0) / Math.max(counts[bucket], 1));
  }

  /** Counts documents. Not thread-safe: a thread takes one of its own, to be merged at the end. */
  public static final class Builder {
    private final JobTokens tokens = new JobTokens();
    private final int[] counts = new int[BUCKETS];
    private final int[] lastDocument = new int[BUCKETS];
    private int documents;

    /** Starts from no document. */
    public Builder() {}

    /** Counts a job. */
    public Builder add(JobText text) {
      int document = ++documents;
      tokens.job(text, (hash, _) -> count(TokenHash.bucket(hash), document));
      count(TokenHash.bucket(tokens.form(text)), document);
      return this;
    }

    /** Adds what another has counted. */
    public Builder merge(Builder other) {
      documents += other.documents;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        counts[bucket] += other.counts[bucket];
      }
      return this;
    }

    /** Returns the frequencies counted so far. */
    public DocumentFrequencies build() {
      return new DocumentFrequencies(counts.clone(), documents);
    }

    private void count(int bucket, int document) {
      if (lastDocument[bucket] != document) {
        lastDocument[bucket] = document;
        counts[bucket]++;
      }
    }
  }
}

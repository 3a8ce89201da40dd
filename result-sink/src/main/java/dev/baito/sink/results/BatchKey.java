package dev.baito.sink.results;

import java.util.Comparator;

/** A user batch of a run, ordered by run and number. */
public record BatchKey(long runId, int batchNo) implements Comparable<BatchKey> {
  private static final Comparator<BatchKey> ORDER =
      Comparator.comparingLong(BatchKey::runId).thenComparingInt(BatchKey::batchNo);

  @Override
  public int compareTo(BatchKey other) {
    return ORDER.compare(this, other);
  }
}

package dev.baito.worker.scoring;

import dev.baito.messages.UserBatch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest batches that took too long. What is tried again of them shares no pass, so that it
 * cannot hold up others. Thread-safe.
 */
final class TimedOutBatches {
  private static final int MOST = 1024;

  private record Key(long runId, int batchNo) {}

  private final Map<Key, Boolean> latest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(UserBatch batch) {
    latest.put(new Key(batch.runId(), batch.batchNo()), true);
  }

  /** Returns whether a batch, or what is left of it, is one of them. */
  synchronized boolean contains(UserBatch batch) {
    return latest.containsKey(new Key(batch.runId(), batch.batchNo()));
  }
}

package dev.baito.ranking;

/**
 * The best K of the jobs offered: by score, the higher the better, then by job id, the smaller the
 * better. A binary heap in two flat arrays with the worst of the kept on top. Not thread-safe.
 */
public final class TopK implements Selection {
  private final float[] scores;
  private final long[] jobIds;
  private int size;

  /**
   * @param capacity K, at least 1
   */
  public TopK(int capacity) {
    scores = new float[capacity];
    jobIds = new long[capacity];
  }

  /** Offers a job. Each job is offered once. */
  public void offer(float score, long jobId) {
    if (size < scores.length) {
      siftUp(score, jobId);
    } else if (better(score, jobId, scores[0], jobIds[0])) {
      siftDown(size, score, jobId);
    }
  }

  /** Returns the least score that may still be kept: minus infinity until K are. */
  @Override
  public float floor() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  /** Returns how many are kept. */
  public int size() {
    return size;
  }

  /**
   * Takes all out, best first.
   *
   * @param intoScores where the scores go, at least {@link #size} long
   * @param intoJobIds where the jobs go, at least {@link #size} long
   */
  public void drain(float[] intoScores, long[] intoJobIds) {
    while (size > 0) {
      size--;
      intoScores[size] = scores[0];
      intoJobIds[size] = jobIds[0];
      siftDown(size, scores[size], jobIds[size]);
    }
  }

  private void siftUp(float score, long jobId) {
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!better(scores[parent], jobIds[parent], score, jobId)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, score, jobId);
  }

  /** Puts a job in place of the top, within the first {@code end} places. */
  private void siftDown(int end, float score, long jobId) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= end) {
        break;
      }
      if (child + 1 < end
          && better(scores[child], jobIds[child], scores[child + 1], jobIds[child + 1])) {
        child++;
      }
      if (!better(score, jobId, scores[child], jobIds[child])) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, score, jobId);
  }

  private void move(int from, int to) {
    scores[to] = scores[from];
    jobIds[to] = jobIds[from];
  }

  private void put(int at, float score, long jobId) {
    scores[at] = score;
    jobIds[at] = jobId;
  }

  static boolean better(float score, long jobId, float otherScore, long otherJobId) {
    return score > otherScore || (score == otherScore && jobId < otherJobId);
  }
}

package dev.baito.ranking;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Jobs with their scores, employers and categories, as columns that grow. Not thread-safe. */
public final class Candidates {
  private float[] scores;
  private long[] jobIds;
  private int[] employers;
  private int[] categories;
  private int size;

  Candidates(int capacity) {
    scores = new float[capacity];
    jobIds = new long[capacity];
    employers = new int[capacity];
    categories = new int[capacity];
  }

  /** Returns how many there are. */
  public int size() {
    return size;
  }

  /** Returns the score of a job, counted from 0. */
  public float score(int at) {
    return scores[at];
  }

  /** Returns the id of a job, counted from 0. */
  public long jobId(int at) {
    return jobIds[at];
  }

  /**
   * Returns the number of a job's employer, negative where it is of none or employers have no cap.
   */
  public int employer(int at) {
    return employers[at];
  }

  /**
   * Returns the number of a job's category, negative where it is of none or categories have no cap.
   */
  public int category(int at) {
    return categories[at];
  }

  /** Returns how many places, counted from 0, are as asked for. */
  public int count(IntPredicate which) {
    return (int) IntStream.range(0, size).filter(which).count();
  }

  void add(float score, long jobId, int employer, int category) {
    if (size == scores.length) {
      int capacity = 2 * size;
      scores = Arrays.copyOf(scores, capacity);
      jobIds = Arrays.copyOf(jobIds, capacity);
      employers = Arrays.copyOf(employers, capacity);
      categories = Arrays.copyOf(categories, capacity);
    }
    put(size++, score, jobId, employer, category);
  }

  /** Copies a job to the place of another. */
  void move(int from, int to) {
    put(to, scores[from], jobIds[from], employers[from], categories[from]);
  }

  /** Forgets all but the first so many. */
  void truncate(int kept) {
    size = kept;
  }

  /** Sorts them, best first: a heap sort with the worst on top. */
  void sort() {
    for (int at = size / 2 - 1; at >= 0; at--) {
      siftDown(at, size, scores[at], jobIds[at], employers[at], categories[at]);
    }
    for (int end = size - 1; end > 0; end--) {
      float score = scores[end];
      long jobId = jobIds[end];
      int employer = employers[end];
      int category = categories[end];
      move(0, end);
      siftDown(0, end, score, jobId, employer, category);
    }
  }

  private void siftDown(int start, int end, float score, long jobId, int employer, int category) {
    int at = start;
    for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end
          && TopK.better(scores[child], jobIds[child], scores[child + 1], jobIds[child + 1])) {
        child++;
      }
      if (!TopK.better(score, jobId, scores[child], jobIds[child])) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, score, jobId, employer, category);
  }

  private void put(int at, float score, long jobId, int employer, int category) {
    scores[at] = score;
    jobIds[at] = jobId;
    employers[at] = employer;
    categories[at] = category;
  }
}

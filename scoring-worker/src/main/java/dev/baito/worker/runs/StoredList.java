package dev.baito.worker.runs;

import java.util.List;

/**
 * A user's list as it was stored, best first.
 *
 * @param jobIds the jobs
 * @param scores their scores
 */
public record StoredList(List<Long> jobIds, List<Float> scores) {
  /** Copies the lists. */
  public StoredList {
    jobIds = List.copyOf(jobIds);
    scores = List.copyOf(scores);
  }
}

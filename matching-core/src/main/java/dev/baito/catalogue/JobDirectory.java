package dev.baito.catalogue;

import java.util.Arrays;

/**
 * Where each job of a generation lies: its position, counted over all blocks. Job ids ascend;
 * position i belongs to job id i.
 */
final class JobDirectory {
  private static final int UNPLACED = -1;

  final long[] jobIds;
  final int[] positions;

  JobDirectory(long[] jobIds, int[] positions) {
    this.jobIds = jobIds;
    this.positions = positions;
  }

  static JobDirectory unplaced(long[] ascendingJobIds) {
    int[] positions = new int[ascendingJobIds.length];
    Arrays.fill(positions, UNPLACED);
    return new JobDirectory(ascendingJobIds, positions);
  }

  void place(long jobId, int position) {
    int index = Arrays.binarySearch(jobIds, jobId);
    if (index < 0 || positions[index] != UNPLACED) {
      throw new IllegalStateException(
          "job " + jobId + (index < 0 ? " was not in the survey" : " was laid out before"));
    }
    positions[index] = position;
  }

  void requireComplete() {
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] == UNPLACED) {
        throw new IllegalStateException("job " + jobIds[i] + " of the survey was not laid out");
      }
    }
  }

  /** Returns the position of a job, or {@link JobBlock#NONE}. */
  int position(long jobId) {
    int index = Arrays.binarySearch(jobIds, jobId);
    return index < 0 ? JobBlock.NONE : positions[index];
  }
}

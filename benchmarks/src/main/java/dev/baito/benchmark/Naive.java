package dev.baito.benchmark;

import dev.baito.catalogue.JobBlock;
import dev.baito.user.UserInput;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The loop most teams write: for each user each job, a dot product, a PriorityQueue. */
final class Naive implements Contender {
  private final Work work;
  private final List<UserInput> users;

  /** An entry of the queue. */
  private record Scored(long jobId, float score) {}

  /**
   * @param users how many of the users to do; the time is scaled to all
   */
  Naive(Work work, int users) {
    this.work = work;
    this.users = work.users().subList(0, Math.min(users, work.users().size()));
  }

  @Override
  public String name() {
    return "loop with PriorityQueue";
  }

  @Override
  public Taken run() {
    Taken some = Stopwatch.time(() -> users.forEach(this::match));
    double scale = (double) work.users().size() / users.size();
    return new Taken(some.seconds() * scale, some.cpuSeconds() * scale);
  }

  private void match(UserInput user) {
    float[] vector = user.profile().vector().toArray();
    var best = new PriorityQueue<Scored>(Comparator.comparingDouble(Scored::score));
    for (JobBlock block : work.blocks()) {
      for (int row = 0; row < block.jobs(); row++) {
        float score = 0;
        for (int k = 0; k < vector.length; k++) {
          score += vector[k] * block.vectors()[row * vector.length + k];
        }
        best.add(new Scored(block.jobId(row), score));
        if (best.size() > Work.TOP_K) {
          best.poll();
        }
      }
    }
    if (best.size() != Work.TOP_K) {
      throw new IllegalStateException("a list of " + best.size());
    }
  }
}

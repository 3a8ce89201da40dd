package dev.baito.ranking;

/**
 * The best list that keeps two caps, by taking jobs in order: score the higher the better, then job
 * id the smaller the better. A job is taken if the list holds fewer than {@code perEmployer} jobs
 * of its employer and fewer than {@code perCategory} of its category, until K are taken. A job that
 * one cap keeps out does not use up the other. Exact, in one pass, jobs offered in any order. Not
 * thread-safe.
 */
public final class CappedTopK implements Selection {
  /*
   * Jobs are collected; when there are twice as many as were left last time, they are sorted, and
   * those go that cannot be in the list whatever is still to come. Write E and C for the caps,
   * m = min(E, C), and walk through the jobs best first, keeping a job unless it goes by a rule:
   *
   * 1. Pair. A job goes when m kept ones are of the same employer and the same category (E or C where
   *    only one of the two caps holds for it). For either these m are all taken, and one of the two
   *    groups is full; or one was refused, which was because the list or one of the very same groups
   *    was full, and what is full stays full.
   * 2. Category. A job goes when C + floor((K - 1) / E) * m kept ones are of its category. Suppose
   *    that neither list nor category is full when its turn comes. Then at most C - 1 of these are
   *    taken, and the others were refused since their employer was full. At most K - 1 jobs are taken,
   *    which fill at most floor((K - 1) / E) employers, and by rule 1 each of these has at most m jobs
   *    among the kept ones of the category: too few. So the job is refused.
   * 3. Employer. The same with the roles of the two exchanged.
   * 4. All. With B(E) and B(C) for the bounds of rules 3 and 2, a job goes, and all after it, when
   *    K + floor((K - 1) / E) * B(E) + floor((K - 1) / C) * B(C) are kept: were the list not full
   *    then, at most K - 1 of them would be taken and all others be of a full employer or category.
   *
   * A job that is not in the list has no influence on it, so the list of what is kept is the list of
   * all. More jobs to come only add to the better ones, so what has gone need not come back; and by
   * rule 4 no job behind that place need be looked at again. The rule's bound is also the bound of the
   * memory: 20 bytes each of at most twice as many jobs.
   */

  private static final int FEWEST_COLLECTED = 256;

  private final Caps caps;
  private final GroupCounts counts = new GroupCounts();
  private final Candidates candidates = new Candidates(FEWEST_COLLECTED);
  private int pruneAt = FEWEST_COLLECTED;
  private boolean floored;
  private float floorScore;
  private long floorJobId;

  /**
   * @param topK K, at least 1
   * @param perEmployer the most jobs of one employer, 0 for any number
   * @param perCategory the most jobs of one category, 0 for any number
   */
  public CappedTopK(int topK, int perEmployer, int perCategory) {
    caps = new Caps(topK, perEmployer, perCategory);
  }

  /**
   * Offers a job. Each job is offered once.
   *
   * @param employer the number of its employer, negative where it has none
   * @param category the number of its category, negative where it has none
   */
  public void offer(float score, long jobId, int employer, int category) {
    if (floored && !TopK.better(score, jobId, floorScore, floorJobId)) {
      return;
    }
    candidates.add(score, jobId, caps.cappedEmployer(employer), caps.cappedCategory(category));
    if (candidates.size() >= pruneAt) {
      prune();
      pruneAt = Math.max(FEWEST_COLLECTED, 2 * candidates.size());
    }
  }

  /** Returns the least score that may still be listed: minus infinity until that is known. */
  @Override
  public float floor() {
    return floored ? floorScore : Float.NEGATIVE_INFINITY;
  }

  /** Returns how many jobs are held. */
  int collected() {
    return candidates.size();
  }

  /** Ends the choice: returns the jobs of the list, best first. */
  public Candidates take() {
    candidates.sort();
    counts.clear();
    int taken = 0;
    for (int at = 0; at < candidates.size() && taken < caps.topK(); at++) {
      int employer = candidates.employer(at);
      int category = candidates.category(at);
      if (caps.allow(counts, employer, category)) {
        counts.add(employer, category);
        candidates.move(at, taken++);
      }
    }
    candidates.truncate(taken);
    return candidates;
  }

  private void prune() {
    candidates.sort();
    counts.clear();
    int kept = 0;
    for (int at = 0; at < candidates.size(); at++) {
      if (kept == caps.bound()) {
        floored = true;
        floorScore = candidates.score(at);
        floorJobId = candidates.jobId(at);
        break;
      }
      int employer = candidates.employer(at);
      int category = candidates.category(at);
      if (caps.mayBeListed(counts, employer, category)) {
        counts.add(employer, category);
        candidates.move(at, kept++);
      }
    }
    candidates.truncate(kept);
  }
}

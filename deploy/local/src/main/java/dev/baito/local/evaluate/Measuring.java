package dev.baito.local.evaluate;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/** Measures lists on held-out pairs, one list after the other. Not thread-safe. */
public final class Measuring {
  private static final double LN_2 = Math.log(2);

  private final Board board;
  private final Map<Long, Wanted> wanted = new HashMap<>();
  private final int[] pairs;
  private final double[] hits;
  private final double[] gains;
  private final double[] reciprocalRanks;
  private final BitSet listed = new BitSet();
  private int lists;
  private double diversity;

  /* What a user's list should hold, and the user's place among those who have pairs. */
  private record Wanted(int place, NavigableSet<Long> jobs) {}

  private Measuring(Board board, HeldOut heldOut) {
    this.board = board;
    int users = heldOut.jobsByUser().size();
    pairs = new int[users];
    hits = new double[users];
    gains = new double[users];
    reciprocalRanks = new double[users];
    heldOut
        .jobsByUser()
        .forEach((user, jobs) -> {
          pairs[wanted.size()] = jobs.size();
          wanted.put(user, new Wanted(wanted.size(), jobs));
        });
  }

  /**
   * Measures lists. A pair whose user has no list is a pair that is not hit.
   *
   * @throws IOException when the lists cannot be read
   * @throws IllegalArgumentException when a list holds a job that the board does not have
   */
  public static Quality of(Lists lists, Board board, HeldOut heldOut) throws IOException {
    Measuring measuring = new Measuring(board, heldOut);
    lists.give(measuring::take);
    return measuring.quality();
  }

  private void take(long userId, long[] jobIds) {
    lists++;
    Set<String> employers = new HashSet<>();
    int unnamed = 0;
    for (long jobId : jobIds) {
      int job =
          board
              .job(jobId)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "a list holds job " + jobId + ", which is not there"));
      listed.set(job);
      String employer = board.jobs().get(job).employer();
      unnamed += employer.isEmpty() ? 1 : 0;
      employers.add(employer);
    }
    employers.remove("");
    diversity += (double) (employers.size() + unnamed) / jobIds.length;
    Wanted ofUser = wanted.get(userId);
    if (ofUser != null) {
      score(ofUser.place(), jobIds, ofUser.jobs());
    }
  }

  private void score(int place, long[] jobIds, NavigableSet<Long> ofUser) {
    for (int i = 0; i < jobIds.length; i++) {
      if (ofUser.contains(jobIds[i])) {
        int rank = i + 1;
        hits[place]++;
        gains[place] += LN_2 / Math.log(1 + rank);
        reciprocalRanks[place] += 1.0 / rank;
      }
    }
  }

  private Quality quality() {
    Bootstrap bootstrap = new Bootstrap(pairs);
    int open = board.activeJobs();
    double hit = 0;
    for (double ofUser : hits) {
      hit += ofUser;
    }
    return new Quality(
        (int) hit,
        lists,
        bootstrap.mean(hits),
        bootstrap.mean(gains),
        bootstrap.mean(reciprocalRanks),
        open == 0 ? 0 : (double) listed.cardinality() / open,
        lists == 0 ? 0 : diversity / lists);
  }
}

package dev.baito.local.evaluate;

import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.User;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The same jobs for all: those on which the most users acted within the window, the smaller id
 * first among equals. Jobs on which nobody did are in no list.
 */
public final class Popularity implements Lists {
  private final Board board;
  private final BaselineSettings settings;
  private final int[] byPopularity;

  /** Counts the users of every job. */
  public Popularity(Board board, BaselineSettings settings) {
    this.board = board;
    this.settings = settings;
    int[] users = new int[board.jobs().size()];
    for (User user : board.users()) {
      for (Acted acted : user.acted()) {
        users[acted.job()] += settings.counts(acted, board.asOf()) ? 1 : 0;
      }
    }
    byPopularity =
        IntStream.range(0, users.length)
            .filter(job -> users[job] > 0 && board.jobs().get(job).active())
            .boxed()
            .sorted(Comparator.comparingInt((Integer job) -> -users[job]).thenComparingInt(j -> j))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public void give(Taker taker) {
    for (User user : board.users()) {
      BitSet leftOut = settings.leftOut(user);
      long[] list =
          IntStream.of(byPopularity)
              .filter(job -> !leftOut.get(job))
              .limit(settings.topK())
              .mapToLong(job -> board.jobs().get(job).id())
              .toArray();
      if (list.length > 0) {
        taker.take(user.id(), list);
      }
    }
  }
}

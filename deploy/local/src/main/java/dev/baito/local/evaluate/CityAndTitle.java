package dev.baito.local.evaluate;

import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import dev.baito.ranking.TopK;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a plain search would give: the jobs of the user's city first, each part by how many words of
 * the title are among the user's keywords and the titles of the jobs the user acted on within the
 * window, the smaller id first among equals. A job that shares neither city nor word is in no list.
 */
public final class CityAndTitle implements Lists {
  /** More than a title has words, and exact in float. */
  private static final int SAME_CITY = 1 << 20;

  private static final int[] NONE = {};

  private final Board board;
  private final BaselineSettings settings;
  private final Map<String, int[]> jobsByWord;
  private final Map<String, int[]> jobsByCity;
  private final int[] points;

  /** Indexes the open jobs by their words and cities. */
  public CityAndTitle(Board board, BaselineSettings settings) {
    this.board = board;
    this.settings = settings;
    Map<String, IntStream.Builder> byWord = new HashMap<>();
    Map<String, IntStream.Builder> byCity = new HashMap<>();
    for (int place = 0; place < board.jobs().size(); place++) {
      Job job = board.jobs().get(place);
      if (job.active()) {
        for (String word : TitleWords.of(job.title())) {
          byWord.computeIfAbsent(word, _ -> IntStream.builder()).add(place);
        }
        if (!job.city().isEmpty()) {
          byCity.computeIfAbsent(job.city(), _ -> IntStream.builder()).add(place);
        }
      }
    }
    jobsByWord = arrays(byWord);
    jobsByCity = arrays(byCity);
    points = new int[board.jobs().size()];
  }

  private static Map<String, int[]> arrays(Map<String, IntStream.Builder> builders) {
    Map<String, int[]> arrays = new HashMap<>();
    builders.forEach((key, places) -> arrays.put(key, places.build().toArray()));
    return arrays;
  }

  @Override
  public void give(Taker taker) {
    for (User user : board.users()) {
      long[] list = list(user);
      if (list.length > 0) {
        taker.take(user.id(), list);
      }
    }
  }

  private long[] list(User user) {
    Arrays.fill(points, 0);
    add(jobsByCity.getOrDefault(user.city(), NONE), SAME_CITY);
    for (String word : words(user)) {
      add(jobsByWord.getOrDefault(word, NONE), 1);
    }
    BitSet leftOut = settings.leftOut(user);
    TopK best = new TopK(settings.topK());
    for (int place = 0; place < points.length; place++) {
      if (points[place] > 0 && !leftOut.get(place)) {
        best.offer(points[place], board.jobs().get(place).id());
      }
    }
    long[] list = new long[best.size()];
    best.drain(new float[list.length], list);
    return list;
  }

  private void add(int[] places, int more) {
    for (int place : places) {
      points[place] += more;
    }
  }

  private Set<String> words(User user) {
    Set<String> words = new TreeSet<>(TitleWords.of(user.keywords()));
    for (Acted acted : user.acted()) {
      if (settings.counts(acted, board.asOf())) {
        words.addAll(TitleWords.of(board.jobs().get(acted.job()).title()));
      }
    }
    return words;
  }
}

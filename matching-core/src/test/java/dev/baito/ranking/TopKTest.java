package dev.baito.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopKTest {
  private record Offer(float score, long jobId) {}

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::score).reversed().thenComparingLong(Offer::jobId);

  private static List<Offer> best(int capacity, List<Offer> offers) {
    TopK top = new TopK(capacity);
    offers.forEach(offer -> top.offer(offer.score(), offer.jobId()));
    float[] scores = new float[top.size()];
    long[] jobIds = new long[top.size()];
    top.drain(scores, jobIds);
    assertThat(top.size()).isZero();
    List<Offer> best = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      best.add(new Offer(scores[i], jobIds[i]));
    }
    return best;
  }

  @Test
  void drain_nothingOffered_isNothing() {
    assertThat(best(3, List.of())).isEmpty();
  }

  @Test
  void drain_fewerThanCapacity_isAllInOrder() {
    assertThat(best(40, List.of(new Offer(1, 5), new Offer(3, 9), new Offer(2, 1))))
        .containsExactly(new Offer(3, 9), new Offer(2, 1), new Offer(1, 5));
  }

  @Test
  void drain_allTied_isTheSmallestJobs() {
    List<Offer> offers = new ArrayList<>();
    for (long jobId = 1; jobId <= 100; jobId++) {
      offers.add(new Offer(0.25f, jobId * 37 % 101));
    }
    assertThat(best(7, offers))
        .extracting(Offer::jobId)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void drain_bothZeros_tie() {
    assertThat(best(2, List.of(new Offer(0f, 8), new Offer(-0f, 3), new Offer(0f, 5))))
        .extracting(Offer::jobId)
        .containsExactly(3L, 5L);
  }

  @Test
  void drain_infiniteScores_areInOrder() {
    assertThat(
            best(
                2,
                List.of(
                    new Offer(Float.NEGATIVE_INFINITY, 1),
                    new Offer(Float.MAX_VALUE, 2),
                    new Offer(Float.POSITIVE_INFINITY, 3))))
        .extracting(Offer::jobId)
        .containsExactly(3L, 2L);
  }

  @Test
  void drain_capacityOne_isTheBest() {
    assertThat(best(1, List.of(new Offer(1, 2), new Offer(1, 1), new Offer(0, 0))))
        .containsExactly(new Offer(1, 1));
  }

  @Test
  void drain_anyOffersInAnyOrder_isWhatSortingGives() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int distinctScores = 1 + random.nextInt(30);
      List<Offer> offers = new ArrayList<>();
      int count = random.nextInt(400);
      for (int i = 0; i < count; i++) {
        offers.add(new Offer(random.nextInt(distinctScores) - 10, i));
      }
      Collections.shuffle(offers, random);
      int capacity = 1 + random.nextInt(60);
      List<Offer> sorted = offers.stream().sorted(BEST_FIRST).limit(capacity).toList();
      assertThat(best(capacity, offers)).as("seed %d", seed).isEqualTo(sorted);
    }
  }
}

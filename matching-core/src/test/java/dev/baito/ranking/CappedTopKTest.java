package dev.baito.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the plain way: all offers sorted, and taken in their order where the caps allow it. */
class CappedTopKTest {
  private record Offer(float score, long jobId, int employer, int category) {}

  private record Setup(int topK, int perEmployer, int perCategory) {}

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::score).reversed().thenComparingLong(Offer::jobId);

  private static List<Long> plain(Setup setup, List<Offer> offers) {
    List<Long> taken = new ArrayList<>();
    Map<Integer, Integer> employers = new HashMap<>();
    Map<Integer, Integer> categories = new HashMap<>();
    for (Offer offer : offers.stream().sorted(BEST_FIRST).toList()) {
      if (taken.size() < setup.topK()
          && hasRoom(employers, offer.employer(), setup.perEmployer())
          && hasRoom(categories, offer.category(), setup.perCategory())) {
        taken.add(offer.jobId());
        employers.merge(offer.employer(), 1, Integer::sum);
        categories.merge(offer.category(), 1, Integer::sum);
      }
    }
    return taken;
  }

  private static boolean hasRoom(Map<Integer, Integer> taken, int group, int most) {
    return most == 0 || group < 0 || taken.getOrDefault(group, 0) < most;
  }

  private static List<Long> taken(Setup setup, List<Offer> offers) {
    var selection = new CappedTopK(setup.topK(), setup.perEmployer(), setup.perCategory());
    long bound =
        Math.max(256, 2 * new Caps(setup.topK(), setup.perEmployer(), setup.perCategory()).bound());
    for (Offer offer : offers) {
      selection.offer(offer.score(), offer.jobId(), offer.employer(), offer.category());
      assertThat((long) selection.collected()).as("%s", setup).isLessThanOrEqualTo(bound);
    }
    Candidates list = selection.take();
    List<Long> jobIds = new ArrayList<>();
    for (int at = 0; at < list.size(); at++) {
      jobIds.add(list.jobId(at));
    }
    return jobIds;
  }

  private static void assertRight(String what, Setup setup, List<Offer> offers) {
    assertThat(taken(setup, offers)).as("%s, %s", what, setup).isEqualTo(plain(setup, offers));
  }

  @Test
  void take_jobThatOneCapKeepsOut_doesNotUseUpTheOther() {
    List<Offer> offers =
        List.of(
            new Offer(5, 1, 10, 20),
            new Offer(4, 2, 11, 20), // its category is full
            new Offer(3, 3, 11, 21), // so its employer is not
            new Offer(2, 4, 10, 22),
            new Offer(1, 5, 12, 21));
    assertThat(taken(new Setup(9, 1, 1), offers)).containsExactly(1L, 3L);
    assertThat(taken(new Setup(9, 1, 0), offers)).containsExactly(1L, 2L, 5L);
    assertThat(taken(new Setup(9, 0, 1), offers)).containsExactly(1L, 3L, 4L);
  }

  @Test
  void take_noEmployerAndNoCategory_areNeverFull() {
    List<Offer> offers = new ArrayList<>();
    for (int jobId = 1; jobId <= 1000; jobId++) {
      offers.add(new Offer(0, jobId, -1, -1));
    }
    assertThat(taken(new Setup(300, 1, 1), offers)).hasSize(300);
  }

  @Test
  void take_nothingOffered_isNothing() {
    assertThat(taken(new Setup(3, 1, 1), List.of())).isEmpty();
  }

  @Test
  void take_oneGroupFirstByFar_findsTheOthersBehindIt() {
    List<Offer> offers = new ArrayList<>();
    for (int jobId = 1; jobId <= 20_000; jobId++) {
      offers.add(new Offer(2, jobId, jobId, 7)); // one category, each another employer
    }
    for (int jobId = 20_001; jobId <= 40_000; jobId++) {
      offers.add(new Offer(1, jobId, 3, jobId)); // one employer, each another category
    }
    for (int jobId = 40_001; jobId <= 40_100; jobId++) {
      offers.add(new Offer(0, jobId, jobId, jobId));
    }
    for (long seed = 1; seed <= 3; seed++) {
      Collections.shuffle(offers, new Random(seed));
      assertRight("seed " + seed, new Setup(40, 2, 3), offers);
    }
  }

  @Test
  void take_randomOffers_isThePlainList() {
    int[] groups = {1, 2, 5, 40, 400};
    int[] caps = {0, 1, 1, 2, 3, 7, 50, Integer.MAX_VALUE};
    int[] lengths = {1, 2, 3, 5, 10, 40, 200, 20_000};
    for (long seed = 1; seed <= 3_000; seed++) {
      var random = new Random(seed);
      var setup =
          new Setup(
              lengths[random.nextInt(lengths.length)],
              caps[random.nextInt(caps.length)],
              caps[random.nextInt(caps.length)]);
      List<Offer> offers = offers(random, groups[random.nextInt(5)], groups[random.nextInt(5)]);
      assertRight("seed " + seed, setup, offers);
    }
  }

  /** Many ties, and groups whose jobs lie together in the order. */
  private static List<Offer> offers(Random random, int employers, int categories) {
    int scores = random.nextBoolean() ? 5 : 500;
    boolean clustered = random.nextBoolean();
    List<Offer> offers = new ArrayList<>();
    int count = random.nextInt(2_500);
    for (int jobId = 0; jobId < count; jobId++) {
      int employer = random.nextInt(employers + 1) - 1;
      int category = random.nextInt(categories + 1) - 1;
      int score = random.nextInt(scores) + (clustered ? 3 * employer + 7 * category : 0);
      offers.add(new Offer(score / 64f, jobId, employer, category));
    }
    if (random.nextInt(3) > 0) {
      Collections.shuffle(offers, random);
    } else if (random.nextBoolean()) {
      offers.sort(BEST_FIRST.reversed()); // every one is better than all before it
    }
    return offers;
  }
}

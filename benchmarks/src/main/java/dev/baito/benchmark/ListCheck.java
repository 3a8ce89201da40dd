package dev.baito.benchmark;

import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.vectors.ScoringKernels;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the lists of others against the engine's, to know that both did the same work. Others add
 * products in float32 and know no static scores: the engine makes its lists anew without these, and
 * jobs may differ where scores are as good as equal.
 */
final class ListCheck {
  /** More than float32 products of unit vectors are off by; less than most neighbours differ. */
  private static final float TOLERANCE = 1e-4f;

  private static final MatchSettings PRODUCTS_ONLY =
      new MatchSettings(
          Work.TOP_K,
          MatchSettings.DEFAULT.unknown(),
          MatchSettings.DEFAULT.excludeSeen(),
          MatchSettings.DEFAULT.behaviorWindow(),
          MatchSettings.DEFAULT.behaviorHalfLife(),
          0,
          0,
          0);

  private final Work work;
  private final ScoringKernels kernels;

  ListCheck(Work work, ScoringKernels kernels) {
    this.work = work;
    this.kernels = kernels;
  }

  /**
   * Compares the lists of the first users.
   *
   * @param whose lists they are
   * @param ids positions of jobs, {@link Work#TOP_K} for each user, negative where there is none
   * @param scores of these
   * @throws IllegalStateException where they tell of other work
   */
  void check(String whose, int users, ByteBuffer ids, ByteBuffer scores) {
    List<UserOutcome> outcomes =
        new MatchingEngine(kernels)
            .match(
                PreparedCatalogue.of(work.header()),
                work.blocks()::get,
                PRODUCTS_ONLY,
                work.asOf(),
                work.users().subList(0, users))
            .outcomes();
    for (UserOutcome outcome : outcomes) {
      Map<Long, Float> expected = expected(outcome);
      float least = expected.values().stream().min(Float::compare).orElse(0f);
      int found = 0;
      for (int rank = 0; rank < Work.TOP_K; rank++) {
        long id = ids.getLong();
        float score = scores.getFloat();
        if (id >= 0) {
          found++;
          require(Math.abs(score - expected.getOrDefault(id, least)) <= TOLERANCE, whose, outcome);
        }
      }
      require(found == expected.size(), whose, outcome);
    }
  }

  /** Returns the scores of the engine's list by the positions of its jobs. */
  private Map<Long, Float> expected(UserOutcome outcome) {
    Map<Long, Float> expected = new HashMap<>();
    switch (outcome) {
      case UserOutcome.Ranked ranked -> {
        for (int rank = 0; rank < ranked.jobIds().size(); rank++) {
          long position = work.header().position(ranked.jobIds().get(rank));
          expected.put(position, ranked.scores().get(rank));
        }
      }
      case UserOutcome.Empty _ -> {}
      case UserOutcome.Failed failed -> throw new IllegalStateException(failed.detail());
      case UserOutcome.Gone _ -> throw new IllegalStateException("a user of the work is gone");
    }
    return expected;
  }

  private static void require(boolean holds, String whose, UserOutcome outcome) {
    if (!holds) {
      throw new IllegalStateException(
          "%s lists other jobs than the engine for user %d: the two did not do the same work"
              .formatted(whose, outcome.userId()));
    }
  }
}

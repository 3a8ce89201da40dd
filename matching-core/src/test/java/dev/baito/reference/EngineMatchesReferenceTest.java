package dev.baito.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baito.catalogue.JobBlock;
import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.matching.ScanPlan;
import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import dev.baito.vectors.KernelChoices;
import dev.baito.vectors.ScoringKernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Over random catalogues, every list of the engine is the reference's, to the last bit. */
class EngineMatchesReferenceTest {
  /** How many catalogues; {@code -Dbaito.test.catalogues} asks for more. */
  private static final int CATALOGUES = Integer.getInteger("baito.test.catalogues", 400);

  private static final List<ScoringKernels> KERNELS = KernelChoices.all();
  private static final long FIRST_SEED = Long.getLong("baito.test.first-seed", 1);

  @Test
  void match_randomCatalogue_givesTheReferenceLists() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CATALOGUES; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      var reference = new Reference(random.data(), random.question());
      List<UserOutcome> right = new ArrayList<>();
      random.data().users().forEach(user -> right.add(outcome(user, reference)));
      EngineCatalogue catalogue = EngineCatalogue.of(random);
      assertStaticScoresAgree(random, catalogue, reference.statics());
      for (ScoringKernels kernels : KERNELS) {
        for (ScanPlan plan : ScanPlan.values()) {
          assertThat(outcomes(random, catalogue, new MatchingEngine(kernels, plan)))
              .as("seed %d, %s, %s, %s", seed, kernels, plan, random.question())
              .isEqualTo(right);
        }
      }
    }
  }

  /** First, since a list says little about why a static score is another. */
  private static void assertStaticScoresAgree(
      RandomCatalogue random, EngineCatalogue catalogue, StaticScores right) {
    Map<Long, StoredJob> jobs = new HashMap<>();
    random.data().jobs().forEach(job -> jobs.put(job.jobId(), job));
    for (JobBlock block : catalogue.blocks()) {
      for (int row = 0; row < block.jobs(); row++) {
        StoredJob job = requireNonNull(jobs.get(block.jobId(row)));
        if (job.activeAt(random.question().asOf())) {
          assertThat(block.staticScore(row))
              .as("seed %d, %s", random.seed(), job)
              .isCloseTo(right.of(job), within(1e-12));
        }
      }
    }
  }

  private static UserOutcome outcome(StoredUser user, Reference reference) {
    List<Scored> list = reference.listOf(user);
    return list.isEmpty()
        ? new UserOutcome.Empty(user.userId())
        : new UserOutcome.Ranked(
            user.userId(),
            list.stream().map(Scored::jobId).toList(),
            list.stream().map(Scored::score).toList());
  }

  private static List<UserOutcome> outcomes(
      RandomCatalogue random, EngineCatalogue catalogue, MatchingEngine engine) {
    PreparedCatalogue prepared = PreparedCatalogue.of(catalogue.header());
    List<UserInput> users = EngineUsers.of(random.data(), random.question());
    List<UserOutcome> outcomes = new ArrayList<>();
    for (int from = 0; from < users.size(); from += 5) {
      List<UserInput> batch = users.subList(from, Math.min(from + 5, users.size()));
      outcomes.addAll(
          engine
              .match(
                  prepared,
                  catalogue.source(),
                  random.question().match(),
                  random.question().asOf(),
                  batch)
              .outcomes());
    }
    return outcomes;
  }
}

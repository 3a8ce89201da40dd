package dev.baito.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScalarKernel;
import dev.baito.vectors.VectorKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over random catalogues, every list of the engine is the reference's, to the last bit. */
class EngineMatchesReferenceTest {
  /** How many catalogues; {@code -Dbaito.test.catalogues} asks for more. */
  private static final int CATALOGUES = Integer.getInteger("baito.test.catalogues", 400);

  private static final long FIRST_SEED = Long.getLong("baito.test.first-seed", 1);

  @Test
  void match_randomCatalogue_givesTheReferenceLists() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CATALOGUES; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      var reference = new Reference(random.data(), random.question());
      List<UserOutcome> right = new ArrayList<>();
      random.data().users().forEach(user -> right.add(outcome(user, reference)));
      EngineCatalogue catalogue = EngineCatalogue.of(random);
      for (VectorKernel kernel : List.of(ScalarKernel.INSTANCE, VectorKernel.best())) {
        assertThat(outcomes(random, catalogue, kernel))
            .as("seed %d, kernel %s, %s", seed, kernel.name(), random.question())
            .isEqualTo(right);
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
      RandomCatalogue random, EngineCatalogue catalogue, VectorKernel kernel) {
    var engine = new MatchingEngine(kernel);
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

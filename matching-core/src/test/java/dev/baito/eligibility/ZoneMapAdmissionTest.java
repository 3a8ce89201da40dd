package dev.baito.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.catalogue.JobBlock;
import dev.baito.reference.EngineCatalogue;
import dev.baito.reference.EngineUsers;
import dev.baito.reference.RandomCatalogue;
import dev.baito.user.UserInput;
import org.junit.jupiter.api.Test;

class ZoneMapAdmissionTest {
  @Test
  void admits_blockIsSkipped_noJobOfItIsEligible() {
    int skipped = 0;
    int read = 0;
    for (long seed = 10_001; seed <= 10_150; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      EngineCatalogue catalogue = EngineCatalogue.of(random);
      var rules = new EligibilityRules(catalogue.header());
      for (UserInput user : EngineUsers.of(random.data(), random.question())) {
        UserRules ofUser = rules.of(user, random.question().match(), random.question().asOf());
        for (JobBlock block : catalogue.blocks()) {
          if (ofUser.admits(block.blockNo())) {
            read++;
          } else {
            skipped++;
            long[] mask = new long[JobBlock.words(block.jobs())];
            assertThat(ofUser.mask(block, mask))
                .as("seed %d, user %s, block %d", seed, user.profile(), block.blockNo())
                .isZero();
            assertThat(mask).containsOnly(0);
          }
        }
      }
    }
    // Or the test would say nothing.
    assertThat(skipped).isGreaterThan(100);
    assertThat(read).isGreaterThan(100);
  }
}

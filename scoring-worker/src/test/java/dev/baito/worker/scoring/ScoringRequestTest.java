package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.VectorSource;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import dev.baito.user.ActionWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which batches one pass can serve: those of which the engine is asked the same. */
class ScoringRequestTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final MatchSettings SETTINGS = MatchSettings.DEFAULT;
  private static final ScoringRequest FIRST = request(batch(1, 5, AS_OF, SETTINGS), false);

  private static UserBatch batch(long run, long generation, Instant asOf, MatchSettings settings) {
    return new UserBatch(
        MessageCodec.VERSION, run, 0, generation, 1, asOf, 0, settings, List.of(1L));
  }

  private static ScoringRequest request(UserBatch batch, boolean alone) {
    var generation =
        new GenerationSettings(
            2, Duration.ofDays(14), 0.4, 0.3, 0.3, 30, Duration.ofDays(14), ActionWeights.DEFAULT);
    var builder = new CatalogueBuilder(1, new UUID(1, 2), AS_OF, 8, List.of(), generation);
    builder.lastBlock();
    var header = CatalogueHeader.decode(builder.header(new VectorSource.Given(8)));
    return new ScoringRequest(
        batch,
        PreparedCatalogue.of(header),
        blockNo -> {
          throw new IllegalStateException("there is no block " + blockNo);
        },
        List.of(),
        0,
        alone);
  }

  private static boolean shares(UserBatch batch) {
    return FIRST.canShareWith(request(batch, false));
  }

  @Test
  void batches_of_the_same_jobs_settings_and_instant_share_a_pass_and_no_others() {
    assertThat(shares(batch(1, 5, AS_OF, SETTINGS))).isTrue();
    assertThat(shares(batch(2, 5, AS_OF, SETTINGS))).as("another run").isTrue();
    assertThat(shares(batch(1, 6, AS_OF, SETTINGS))).as("other jobs").isFalse();
    assertThat(shares(batch(1, 5, AS_OF.plusMillis(1), SETTINGS))).as("another time").isFalse();
    assertThat(shares(batch(1, 5, AS_OF, SETTINGS.withCaps(1, 0)))).as("other lists").isFalse();
  }

  @Test
  void a_batch_that_is_to_be_alone_shares_none() {
    ScoringRequest alone = request(batch(1, 5, AS_OF, SETTINGS), true);

    assertThat(FIRST.canShareWith(alone)).isFalse();
    assertThat(alone.canShareWith(FIRST)).isFalse();
  }

  @Test
  void what_is_left_of_a_batch_that_timed_out_is_known() {
    var timedOut = new TimedOutBatches();
    UserBatch batch = batch(1, 5, AS_OF, SETTINGS);
    timedOut.add(batch);

    assertThat(timedOut.contains(batch.of(List.of()))).isTrue();
    assertThat(timedOut.contains(batch(2, 5, AS_OF, SETTINGS))).isFalse();
  }
}

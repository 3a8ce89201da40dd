package dev.baito.warmer.warming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.VectorSource;
import dev.baito.place.City;
import dev.baito.user.ActionWeights;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Blocks of two jobs each, in places on one meridian, a degree or about 111 km apart. */
class PredictedUseTest {
  private static final GenerationSettings TWO_JOBS_A_BLOCK =
      new GenerationSettings(
          2, Duration.ofDays(14), 0.4, 0.3, 0.3, 30, Duration.ofDays(14), ActionWeights.DEFAULT);
  private static final List<City> CITIES = List.of(city("A", 30), city("B", 31), city("C", 32));

  @Test
  void blocks_within_reach_of_more_users_come_first() {
    PredictedUse use =
        PredictedUse.of(
            blocks("A", "B", "C"), List.of(at("A", 1, 3), at("C", 1, 5), at("B", 1, 4)));

    assertThat(use.order()).containsExactly(2, 1, 0);
  }

  @Test
  void users_need_what_is_near_them_too() {
    // From B everything is within 120 km, from A only B is.
    PredictedUse use =
        PredictedUse.of(blocks("A", "B", "C"), List.of(at("A", 120, 10), at("B", 120, 1)));

    assertThat(use.order()).containsExactly(0, 1, 2);
    assertThat(use.percent(bits(0))).isEqualTo(11 * 100 / 23);
    assertThat(use.percent(bits(2))).isEqualTo(100 / 23);
  }

  @Test
  void users_who_go_anywhere_or_live_nowhere_need_all_blocks() {
    PredictedUse use =
        PredictedUse.of(
            blocks("A", "B", "C"),
            List.of(at("", 1, 2), new UserPlace("C", OptionalDouble.empty(), 1), at("B", 1, 1)));

    assertThat(use.order()).containsExactly(1, 0, 2);
    assertThat(use.percent(bits(0))).isEqualTo(30);
    assertThat(use.percent(bits(1))).isEqualTo(40);
  }

  @Test
  void jobs_anywhere_are_needed_by_all() {
    PredictedUse use = PredictedUse.of(blocks("A", "B", ""), List.of(at("A", 1, 2), at("B", 1, 1)));

    assertThat(use.order()).containsExactly(2, 0, 1);
  }

  @Test
  void users_in_cities_that_the_generation_lacks_count_for_nothing() {
    PredictedUse use =
        PredictedUse.of(blocks("A", "B"), List.of(at("elsewhere", 1, 100), at("B", 1, 1)));

    assertThat(use.order()).containsExactly(1, 0);
    assertThat(use.percent(bits(1))).isEqualTo(100);
  }

  @Test
  void blocks_that_nobody_can_get_a_job_of_come_last() {
    PredictedUse use = PredictedUse.of(blocks("-A", "A", "B"), List.of(at("A", 1, 2)));

    assertThat(use.order()).containsExactly(1, 0, 2);
    assertThat(use.percent(bits(0, 2))).isZero();
    assertThat(use.percent(bits(0, 1))).isEqualTo(100);
  }

  @Test
  void without_users_all_blocks_count_alike() {
    PredictedUse use = PredictedUse.of(blocks("A", "B", "C"), List.of());

    assertThat(use.order()).containsExactly(0, 1, 2);
    assertThat(use.percent(bits(2))).isEqualTo(33);
    assertThat(PredictedUse.of(blocks(), List.of()).percent(bits())).isEqualTo(100);
  }

  private static City city(String code, double latitude) {
    return new City(code, "City " + code, "R", latitude, 139);
  }

  private static UserPlace at(String city, double maxDistanceKm, long users) {
    return new UserPlace(city, OptionalDouble.of(maxDistanceKm), users);
  }

  private static BitSet bits(int... numbers) {
    var bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  /** Returns a generation of a block in each of these cities; one with a minus is of old jobs. */
  private static CatalogueHeader blocks(String... cities) {
    var builder =
        new CatalogueBuilder(
            1, new UUID(1, 2), Instant.parse("2026-03-01T00:00:00Z"), 8, CITIES, TWO_JOBS_A_BLOCK);
    var jobs = new ArrayList<CatalogueJob>();
    for (String city : cities) {
      jobs.add(job(jobs.size() + 1L, city));
      jobs.add(job(jobs.size() + 1L, city));
    }
    jobs.forEach(builder::survey);
    jobs.forEach(builder::add);
    builder.lastBlock();
    return CatalogueHeader.decode(builder.header(new VectorSource.Given(8)));
  }

  private static CatalogueJob job(long jobId, String city) {
    return new CatalogueJob(
        jobId,
        !city.startsWith("-"),
        "E",
        city.replace("-", ""),
        "",
        "",
        HourlyWage.UNKNOWN,
        HourlyWage.UNKNOWN,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Embedding.of(new float[] {1, 0, 0, 0, 0, 0, 0, 0}));
  }
}

package dev.baito.benchmark;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.LocationOrder;
import dev.baito.catalogue.VectorSource;
import dev.baito.place.City;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Builds generations in memory, laid out as the cache-warmer lays them out. */
final class GenerationMaker {
  /** As the scheduler plans: kilometres up to which all count as going equally far. */
  private static final double NEAR_KM = 64;

  private final CatalogueBuilder builder;
  private final List<JobBlock> blocks = new ArrayList<>();

  /**
   * @param jobs by ascending id, without vectors
   * @param vectors gives each its own
   */
  GenerationMaker(
      List<City> cities,
      List<CatalogueJob> jobs,
      Function<CatalogueJob, Embedding> vectors,
      int dimension,
      Instant asOf) {
    builder =
        new CatalogueBuilder(
            1, new UUID(1, jobs.size()), asOf, dimension, cities, GenerationSettings.DEFAULT);
    jobs.forEach(builder::survey);
    for (CatalogueJob job : laidOut(cities, jobs)) {
      builder.add(job.withVector(vectors.apply(job))).ifPresent(this::keep);
    }
    builder.lastBlock().ifPresent(this::keep);
  }

  /** Returns the header that says where the vectors came from. */
  CatalogueHeader header(VectorSource source) {
    return CatalogueHeader.decode(builder.header(source));
  }

  /** Returns the blocks. */
  List<JobBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** Returns users in the order in which the scheduler plans them. */
  static List<UserInput> planned(List<City> cities, List<UserInput> users) {
    Map<String, Long> places = places(cities);
    return users.stream()
        .sorted(
            Comparator.comparingDouble((UserInput user) -> -doublings(user.profile(), places))
                .thenComparingLong(
                    user -> places.getOrDefault(user.profile().cityCode(), Long.MAX_VALUE))
                .thenComparingLong(user -> user.profile().userId()))
        .toList();
  }

  /** Returns the power of two below the kilometres that a user goes. */
  private static double doublings(UserProfile user, Map<String, Long> places) {
    return !places.containsKey(user.cityCode()) || user.maxDistanceKm().isEmpty()
        ? Double.POSITIVE_INFINITY
        : Math.floor(Math.log(Math.max(user.maxDistanceKm().getAsDouble(), NEAR_KM)) / Math.log(2));
  }

  private static Map<String, Long> places(List<City> cities) {
    Map<String, Long> places = new HashMap<>();
    cities.forEach(c -> places.put(c.code(), LocationOrder.of(c.latitude(), c.longitude())));
    return places;
  }

  private void keep(EncodedBlock block) {
    blocks.add(JobBlock.decode(block.payload()));
  }

  private static List<CatalogueJob> laidOut(List<City> cities, List<CatalogueJob> jobs) {
    Map<String, Long> places = places(cities);
    return jobs.stream()
        .sorted(
            Comparator.comparingLong(
                    (CatalogueJob job) -> places.getOrDefault(job.cityCode(), Long.MAX_VALUE))
                .thenComparingLong(CatalogueJob::wageLower)
                .thenComparingLong(CatalogueJob::jobId))
        .toList();
  }
}

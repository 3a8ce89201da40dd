package dev.baito.benchmark;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.VectorSource;
import dev.baito.place.City;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Makes up catalogues and users of any size, the same for the same numbers. */
final class WorkMaker {
  private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
  private static final int CITIES = 1_900;
  private static final double SIDE_DEGREES = 9;
  private static final double KM_PER_DEGREE = 111.2;
  private static final double SOUTH = 33;
  private static final double WEST = 132;
  private static final long WAGE_STEP = 10_000L * 1_920;

  private final int jobs;
  private final int users;
  private final int dimension;
  private final Spread spread;
  private final double share;
  private final Random random = new Random(7);
  private final List<City> cities = new ArrayList<>();

  /** How vectors are spread: a few directions hold most of it, or all hold the same. */
  enum Spread {
    EASY,
    HARD
  }

  /**
   * @param share of the jobs that a user may get, about; 1 for all
   */
  WorkMaker(int jobs, int users, int dimension, Spread spread, double share) {
    this.jobs = jobs;
    this.users = users;
    this.dimension = dimension;
    this.spread = spread;
    this.share = share;
    for (int i = 0; i < CITIES; i++) {
      cities.add(
          new City(
              "c" + i,
              "",
              "",
              SOUTH + SIDE_DEGREES * random.nextDouble(),
              WEST + SIDE_DEGREES * random.nextDouble()));
    }
  }

  Work make() {
    List<CatalogueJob> plain = new ArrayList<>(jobs);
    for (int i = 1; i <= jobs; i++) {
      plain.add(job(i));
    }
    var generation = new GenerationMaker(cities, plain, _ -> vector(), dimension, AS_OF);
    List<UserInput> seekers = new ArrayList<>(users);
    for (int i = 1; i <= users; i++) {
      seekers.add(new UserInput(user(i), List.of(), List.of(), List.of()));
    }
    return new Work(
        generation.header(new VectorSource.Given(dimension)),
        generation.blocks(),
        GenerationMaker.planned(cities, seekers),
        AS_OF);
  }

  private CatalogueJob job(int id) {
    long wage = (1_000 + random.nextInt(1_000)) * WAGE_STEP;
    List<String> features = new ArrayList<>();
    for (int f = 0; f < 10; f++) {
      if (random.nextDouble() < 0.3) {
        features.add("f" + f);
      }
    }
    return new CatalogueJob(
        id,
        true,
        "e" + random.nextInt(jobs / 10 + 1),
        "c" + random.nextInt(CITIES),
        "k" + random.nextInt(50),
        "t" + random.nextInt(4),
        wage,
        wage + 200 * WAGE_STEP,
        features,
        Optional.of(AS_OF.minusSeconds(random.nextInt(60 * 86_400))),
        Optional.empty(),
        random.nextInt(30),
        Embedding.NONE);
  }

  /** Location, wage and features each leave about the cube root of the share. */
  private UserProfile user(int id) {
    if (share >= 1) {
      return profile(id, OptionalDouble.empty(), HourlyWage.UNKNOWN, Set.of());
    }
    boolean feature = share < 0.05;
    double rest = feature ? share / 0.3 : share;
    double place = Math.sqrt(rest);
    double radiusKm =
        Math.sqrt(place * SIDE_DEGREES * SIDE_DEGREES * 0.8 / Math.PI) * KM_PER_DEGREE;
    long wageMin = Math.round(1_200 + 1_000 * (1 - place)) * WAGE_STEP;
    return profile(
        id,
        OptionalDouble.of(radiusKm),
        wageMin,
        feature ? Set.of("f" + random.nextInt(10)) : Set.of());
  }

  private UserProfile profile(
      int id, OptionalDouble maxDistanceKm, long wageMin, Set<String> features) {
    return new UserProfile(
        id,
        "c" + random.nextInt(CITIES),
        maxDistanceKm,
        wageMin,
        HourlyWage.UNKNOWN,
        Set.of(),
        features,
        Set.of(),
        "",
        vector());
  }

  /** A unit vector; easy ones fall off like those of real encoders. */
  private Embedding vector() {
    float[] vector = new float[dimension];
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double scale = spread == Spread.EASY ? Math.pow(k + 1.0, -0.7) : 1;
      vector[k] = (float) (random.nextGaussian() * scale);
      sum += vector[k] * vector[k];
    }
    for (int k = 0; k < dimension; k++) {
      vector[k] /= (float) Math.sqrt(sum);
    }
    return Embedding.of(vector);
  }
}

package dev.baito.reference;

import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.FieldWeights;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small random catalogues, full of what goes wrong: ties, nothing at all, and values exactly on
 * every boundary.
 *
 * @param seed what it was made from
 * @param blockJobs how many jobs go into a block
 */
public record RandomCatalogue(long seed, StoredData data, Question question, int blockJobs) {

  /** Returns the catalogue of a seed; the same seed gives the same catalogue. */
  public static RandomCatalogue of(long seed) {
    return new Maker(seed).make();
  }

  /** The random choices of one catalogue. */
  private static final class Maker {
    private final long seed;
    private final Dice dice;
    private final Instant asOf;
    private final MatchSettings match;
    private final Question.Statics statics;
    private final Duration employerPause;

    Maker(long seed) {
      this.seed = seed;
      this.dice = new Dice(seed);
      this.asOf =
          Instant.parse("2025-06-15T12:34:56Z")
              .plus(dice.oneOf(0, 0, 1, 999_999), ChronoUnit.MICROS)
              .plus(dice.below(1000), ChronoUnit.DAYS);
      this.match =
          new MatchSettings(
              dice.chance(0.3) ? 40 : dice.between(1, 60),
              dice.oneOf(UnknownPolicy.values()),
              dice.oneOf(SeenPolicy.values()),
              dice.oneOf(
                  Duration.ofDays(30),
                  Duration.ofDays(30),
                  Duration.ofDays(400),
                  Duration.ofHours(7),
                  Duration.ZERO),
              dice.oneOf(Duration.ofDays(14), Duration.ofDays(1000), Duration.ofDays(3)),
              dice.oneOf(0.1, 0.1, 0.0, 1.0, 1000.0, 0.0001),
              cap(),
              cap());
      this.statics = dice.chance(0.6) ? Question.Statics.DEFAULT : statics();
      this.employerPause =
          dice.oneOf(Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(3), Duration.ZERO);
    }

    /** Mostly none, else from one that keeps nearly all out to one that keeps nothing out. */
    private int cap() {
      return dice.chance(0.6) ? 0 : dice.oneOf(1, 1, 2, 3, 7, 30, Integer.MAX_VALUE);
    }

    private Map<String, Double> actionWeights() {
      return dice.chance(0.7)
          ? Question.ACTION_WEIGHTS
          : Map.of("view", 0.0, "click", 0.5, "favorite", 3.0, "apply", dice.oneOf(0.0, 7.25));
    }

    private EncoderSettings encoder() {
      return dice.chance(0.2)
          ? EncoderSettings.DEFAULT
          : new EncoderSettings(
              dice.oneOf(8, 16, 64),
              dice.oneOf(0.75, 0.75, 0.5, 0.0, 1.0),
              dice.oneOf(List.of(10.0), List.of(10.0, 60.0)),
              FieldWeights.DEFAULT,
              dice.oneOf(3.0, 3.0, 0.0, 0.5),
              dice.oneOf(1, 5),
              dice.oneOf(0.5, 0.0));
    }

    /**
     * Other settings than the defaults. A wage that is all but worthless must not stand alone, or
     * rounding alone makes its score.
     */
    private Question.Statics statics() {
      boolean byWage = dice.chance(0.5);
      return new Question.Statics(
          byWage ? dice.oneOf(0.4, 1.0) : 0.0,
          dice.oneOf(0.0, 1.0, 0.3),
          byWage ? 0.3 : dice.oneOf(0.0, 1.0),
          dice.oneOf(Duration.ofDays(360), Duration.ofDays(5)),
          Duration.ofDays(byWage ? 14 : 1),
          dice.oneOf(1, 2, 30));
    }

    RandomCatalogue make() {
      List<StoredCity> cities = RandomPlaces.make(dice);
      int jobCount = dice.oneOf(0, 1, 2, dice.below(20), dice.below(80), 200, 300);
      int userCount = dice.oneOf(0, 1, 1, dice.between(2, 12), 12);
      var jobMaker = new RandomJobs(dice, asOf, cities);
      List<StoredJob> jobs = jobMaker.make(jobCount);
      List<StoredUser> users =
          new RandomUsers(dice, cities, jobMaker.vocabulary(), jobMaker.vectors()).make(userCount);
      List<StoredBehavior> behaviors = behaviors(jobs, users);
      long mark = dice.chance(0.7) ? Long.MAX_VALUE : dice.below(behaviors.size() + 2);
      long runMark = dice.chance(0.8) ? mark : dice.below(behaviors.size() + 2);
      dice.shuffle(jobs);
      dice.shuffle(users);
      dice.shuffle(behaviors);
      return new RandomCatalogue(
          seed,
          new StoredData(cities, jobs, users, behaviors),
          new Question(
              asOf, mark, runMark, match, statics, employerPause, actionWeights(), encoder()),
          dice.oneOf(16, 16, 32, 64));
    }

    private List<StoredBehavior> behaviors(List<StoredJob> jobs, List<StoredUser> users) {
      Map<List<?>, StoredBehavior> byKey = new LinkedHashMap<>();
      int wanted =
          jobs.isEmpty() || users.isEmpty()
              ? 0
              : users.size() * dice.oneOf(0, 1, dice.below(6), dice.below(25));
      List<StoredJob> popular = jobs.subList(0, Math.min(jobs.size(), 6));
      for (int i = 0; i < wanted; i++) {
        StoredJob job = dice.oneOf(dice.chance(0.3) ? popular : jobs);
        StoredUser user = dice.oneOf(users);
        String action = dice.oneOf("view", "view", "click", "favorite", "apply");
        Instant when = behaviorTime();
        byKey.putIfAbsent(
            List.of(user.userId(), job.jobId(), action, when),
            new StoredBehavior(user.userId(), job.jobId(), action, when, byKey.size() + 1));
      }
      return new ArrayList<>(byKey.values());
    }

    private Instant behaviorTime() {
      Duration window =
          dice.oneOf(
              match.behaviorWindow(), employerPause, statics.popularityWindow(), Duration.ZERO);
      return switch (dice.below(8)) {
        case 0 -> asOf.minus(window); // just outside
        case 1 -> asOf.minus(window).plus(1, ChronoUnit.MICROS); // just inside
        case 2 -> asOf.plus(1 + dice.below(5), ChronoUnit.MICROS); // after the run
        case 3 -> asOf.minus(Duration.ofDays(1)); // at the same time as others
        case 4 -> asOf.minus(Duration.ofDays(dice.below(800)));
        default ->
            asOf.minus(dice.below(40 * 24 * 3600), ChronoUnit.SECONDS)
                .minus(dice.below(1_000_000), ChronoUnit.MICROS);
      };
    }
  }
}

package dev.baito.local.generate;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the jobs are, but for their texts and vectors: enough to know which of them suit a user.
 * Jobs are numbered from 0 here; files number them from 1. Immutable.
 */
final class JobFacts {
  /** How long before the data's instant a job was posted at most. */
  static final Duration POSTED_WITHIN = Duration.ofDays(60);

  /** What stands for an instant that is not stated. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int NOWHERE = -1;
  private static final int JOBS_PER_EMPLOYER = 25;

  private final int[] cities;
  private final byte[] occupations;
  private final byte[] employmentBits;
  private final long[] features;
  private final int[] employers;
  private final long[] posted;
  private final long[] expires;
  private final List<Pay> pays;
  private final long asOf;

  private JobFacts(World world) {
    int count = world.settings().jobs();
    cities = new int[count];
    occupations = new byte[count];
    employmentBits = new byte[count];
    features = new long[count];
    employers = new int[count];
    posted = new long[count];
    expires = new long[count];
    asOf = world.settings().asOf().getEpochSecond();
    Choice occupation =
        new Choice(world.occupations().size(), i -> world.occupations().get(i).weight());
    Pay[] drawn = new Pay[count];
    for (int job = 0; job < count; job++) {
      var random = Rows.random(world.settings().seed(), Rows.Purpose.JOB_FACTS, job);
      drawn[job] = draw(world, job, random, occupation.draw(random));
    }
    pays = List.of(drawn);
  }

  static JobFacts draw(World world) {
    return new JobFacts(world);
  }

  private Pay draw(World world, int job, SplittableRandom random, int occupationNo) {
    Occupation occupation = world.occupations().get(occupationNo);
    int place = world.places().drawWorkplace(random);
    occupations[job] = (byte) occupationNo;
    cities[job] = random.nextDouble() < 0.04 ? NOWHERE : place;
    Employment employment = Employment.draw(random, occupation);
    employmentBits[job] = random.nextDouble() < 0.03 ? 0 : (byte) employment.bit();
    features[job] = drawFeatures(world.features(), random, occupation);
    employers[job] = drawEmployer(random);
    drawTimes(job, random);
    return Pay.draw(random, employment, occupation.hourly() * world.places().wageFactor(place));
  }

  private static long drawFeatures(
      List<Feature> all, SplittableRandom random, Occupation occupation) {
    long bits = 0;
    for (int f = 0; f < all.size(); f++) {
      boolean carried = random.nextDouble() < all.get(f).share();
      if (carried && all.get(f).fits(occupation)) {
        bits |= 1L << f;
      }
    }
    return bits;
  }

  /* A few employers post a lot, most post a little, and some posts name none. */
  private int drawEmployer(SplittableRandom random) {
    double point = random.nextDouble();
    int employer = (int) (Math.max(1, cities.length / JOBS_PER_EMPLOYER) * point * point);
    return random.nextDouble() < 0.02 ? NOWHERE : employer;
  }

  private void drawTimes(int job, SplittableRandom random) {
    long age = (long) (random.nextDouble() * POSTED_WITHIN.toSeconds());
    double end = random.nextDouble();
    double rest = random.nextDouble();
    posted[job] = asOf - age;
    if (end < 0.05) {
      expires[job] = asOf - (long) (age * rest);
    } else if (end < 0.75) {
      expires[job] = asOf + 1 + (long) (rest * POSTED_WITHIN.toSeconds());
    } else {
      expires[job] = NEVER;
    }
  }

  int size() {
    return cities.length;
  }

  /** Returns whether the job is open at the data's instant. */
  boolean active(int job) {
    return posted[job] <= asOf && asOf < expires[job];
  }

  /** Returns whether the job has no place of work of its own. */
  boolean anywhere(int job) {
    return cities[job] == NOWHERE;
  }

  /** Returns the place of work; only for a job that has one. */
  int city(int job) {
    return cities[job];
  }

  int occupation(int job) {
    return occupations[job];
  }

  /** Returns the type of employment as one bit, 0 where it is not stated. */
  int employmentBits(int job) {
    return employmentBits[job];
  }

  long features(int job) {
    return features[job];
  }

  /** Returns the employer's number, negative where none is named. */
  int employer(int job) {
    return employers[job];
  }

  long posted(int job) {
    return posted[job];
  }

  long expires(int job) {
    return expires[job];
  }

  Pay pay(int job) {
    return pays.get(job);
  }
}

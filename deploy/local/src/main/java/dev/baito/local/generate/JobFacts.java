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
  // Of the jobs that can be done at home, those that name no place at all.
  private static final double REMOTE_SHARE = 0.4;

  private final int[] cities;
  private final short[] occupations;
  private final byte[] shifts;
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
    occupations = new short[count];
    shifts = new byte[count];
    employmentBits = new byte[count];
    features = new long[count];
    employers = new int[count];
    posted = new long[count];
    expires = new long[count];
    asOf = world.settings().asOf().getEpochSecond();
    Choice occupation = world.vocabulary().occupationChoice();
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
    Vocabulary vocabulary = world.vocabulary();
    Occupation occupation = vocabulary.occupations().get(occupationNo);
    int place = world.places().drawWorkplace(random);
    occupations[job] = (short) occupationNo;
    Employment employment = Employment.draw(random, occupation);
    employmentBits[job] = random.nextDouble() < 0.03 ? 0 : (byte) employment.bit();
    shifts[job] = (byte) occupation.drawShift(random, vocabulary.shifts(), employment);
    Shift shift = vocabulary.shifts().get(shifts[job]);
    Category category = vocabulary.categoryOf(occupationNo);
    boolean town = world.places().town(place);
    long tags = vocabulary.features().draw(random, occupation, category, employment, shift, town);
    boolean anywhere = vocabulary.features().remote(tags) && random.nextDouble() < REMOTE_SHARE;
    cities[job] = anywhere ? NOWHERE : place;
    features[job] = anywhere ? vocabulary.features().withoutPlace(tags) : tags;
    int employer =
        world.employers().draw(random, occupation.category(), world.places().prefecture(place));
    employers[job] = random.nextDouble() < 0.02 ? NOWHERE : employer;
    drawTimes(job, random);
    return Pay.draw(
        random,
        employment,
        shift.wholeDay(),
        world.typicalHourly(occupationNo, place) * shift.factor(),
        world.places().leastHourly(place) * shift.factor());
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

  /** Returns the number of the shift. */
  int shift(int job) {
    return shifts[job];
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

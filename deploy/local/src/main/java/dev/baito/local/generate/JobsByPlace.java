package dev.baito.local.generate;

import java.util.function.IntPredicate;

/** The active jobs, grouped by place of work, those that can be done anywhere last. Immutable. */
final class JobsByPlace {
  private final Municipalities places;
  private final int[] starts;
  private final int[] jobs;

  JobsByPlace(Municipalities places, JobFacts facts) {
    this.places = places;
    starts = new int[places.size() + 2];
    for (int job = 0; job < facts.size(); job++) {
      if (facts.active(job)) {
        starts[group(facts, job) + 1]++;
      }
    }
    for (int group = 1; group < starts.length; group++) {
      starts[group] += starts[group - 1];
    }
    jobs = new int[starts[starts.length - 1]];
    int[] next = starts.clone();
    for (int job = 0; job < facts.size(); job++) {
      if (facts.active(job)) {
        jobs[next[group(facts, job)]++] = job;
      }
    }
  }

  private int group(JobFacts facts, int job) {
    return facts.anywhere(job) ? places.size() : facts.city(job);
  }

  /** How many active jobs there are. */
  int size() {
    return jobs.length;
  }

  /** Returns one of the active jobs, from 0 to {@link #size()}. */
  int job(int index) {
    return jobs[index];
  }

  /** Returns the index of the first job of a place, for {@link #job}. */
  int start(int city) {
    return starts[city];
  }

  /** Returns how many jobs a place has. */
  int count(int city) {
    return starts[city + 1] - starts[city];
  }

  /**
   * Counts the jobs within reach that suit, and stops at a number that is enough. A thousandth of
   * the distance is left out, so that rounding elsewhere cannot make the count smaller.
   *
   * @param km how far from home, infinite for no limit
   */
  int countWithin(int home, double km, int enough, IntPredicate suits) {
    double reach = Municipalities.cosineOf(km * 0.999);
    int count = countIn(places.size(), enough, suits);
    for (int city = 0; city < places.size() && count < enough; city++) {
      if (city == home || km == Double.POSITIVE_INFINITY || places.cosine(home, city) >= reach) {
        count += countIn(city, enough - count, suits);
      }
    }
    return count;
  }

  private int countIn(int group, int enough, IntPredicate suits) {
    int count = 0;
    for (int i = starts[group]; i < starts[group + 1] && count < enough; i++) {
      if (suits.test(jobs[i])) {
        count++;
      }
    }
    return count;
  }
}

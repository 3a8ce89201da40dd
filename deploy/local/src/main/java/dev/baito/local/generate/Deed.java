package dev.baito.local.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something a user did with a job in the last 30 days.
 *
 * @param job the job
 * @param action view, click, favorite or apply
 * @param at when, in seconds of the epoch
 */
record Deed(int job, String action, long at) {
  private static final long WITHIN_SECONDS = Duration.ofDays(30).toSeconds();
  private static final int MOST = 10;
  private static final double NEARBY_KM = 40;
  private static final int TRIES = 5;

  /** Draws what a user did: mostly with jobs of the preferred category, near home. */
  static List<Deed> draw(
      SplittableRandom random,
      World world,
      JobFacts facts,
      JobsByPlace jobs,
      int home,
      int occupation) {
    double eager = random.nextDouble();
    int count = jobs.size() == 0 ? 0 : (int) (MOST * eager * eager);
    Nearby nearby = count == 0 ? Nearby.NONE : Nearby.of(world.places(), jobs, home);
    List<Deed> deeds = new ArrayList<>(count);
    long asOf = world.settings().asOf().getEpochSecond();
    for (int i = 0; i < count; i++) {
      int job = nearby.draw(random, jobs);
      for (int t = 1; t < TRIES && facts.occupation(job) != occupation; t++) {
        job = nearby.draw(random, jobs);
      }
      long since = Math.max(facts.posted(job), asOf - WITHIN_SECONDS + 1);
      deeds.add(
          new Deed(
              job,
              action(random.nextDouble()),
              asOf - (long) (random.nextDouble() * (asOf - since))));
    }
    return deeds;
  }

  boolean applied() {
    return action.equals("apply");
  }

  private static String action(double point) {
    return point < 0.6 ? "view" : point < 0.84 ? "click" : point < 0.94 ? "favorite" : "apply";
  }

  /* The places near home that have jobs, as (city, jobs so far). */
  private record Nearby(List<Integer> cities, List<Integer> through) {
    static final Nearby NONE = new Nearby(List.of(), List.of());

    static Nearby of(Municipalities places, JobsByPlace jobs, int home) {
      double reach = Municipalities.cosineOf(NEARBY_KM);
      List<Integer> cities = new ArrayList<>();
      List<Integer> through = new ArrayList<>();
      int sum = 0;
      for (int city = 0; city < places.size(); city++) {
        if (jobs.count(city) > 0 && places.cosine(home, city) >= reach) {
          sum += jobs.count(city);
          cities.add(city);
          through.add(sum);
        }
      }
      return new Nearby(cities, through);
    }

    /* The first jobs of a place are the popular ones. */
    int draw(SplittableRandom random, JobsByPlace jobs) {
      if (cities.isEmpty()) {
        return jobs.job(random.nextInt(jobs.size()));
      }
      int point = random.nextInt(through.getLast());
      int at = 0;
      while (through.get(at) <= point) {
        at++;
      }
      int city = cities.get(at);
      double popular = random.nextDouble();
      return jobs.job(jobs.start(city) + (int) (jobs.count(city) * popular * popular));
    }
  }
}

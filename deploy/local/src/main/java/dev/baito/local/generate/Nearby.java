package dev.baito.local.generate;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The places near a home that have jobs, and how likely someone looks there. Immutable. */
final class Nearby {
  private static final double REACH_KM = 40;
  private static final double FALLS_BY_E_KM = 12;

  private final JobsByPlace jobs;
  private final int[] cities;
  private final Choice choice;

  /** Looks round a home. */
  Nearby(Municipalities places, JobsByPlace jobs, int home) {
    this.jobs = jobs;
    double reach = Municipalities.cosineOf(REACH_KM);
    cities =
        IntStream.range(0, places.size())
            .filter(city -> jobs.count(city) > 0 && places.cosine(home, city) >= reach)
            .toArray();
    choice =
        new Choice(
            cities.length,
            i ->
                jobs.count(cities[i])
                    * StrictMath.exp(-places.kilometres(home, cities[i]) / FALLS_BY_E_KM));
  }

  /**
   * Draws a job: nearer ones more often, and a place's popular ones, which are its first. Where
   * there is none near, any.
   */
  int draw(SplittableRandom random) {
    if (cities.length == 0) {
      return jobs.job(random.nextInt(jobs.size()));
    }
    int city = cities[choice.draw(random)];
    double popular = random.nextDouble();
    return jobs.job(jobs.start(city) + (int) (jobs.count(city) * popular * popular));
  }
}

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
  private static final int TRIES = 80;
  // How many of a user's looks end at the very occupation, the category, or one related to it.
  private static final double SAME_OCCUPATION = 0.55;
  private static final double SAME_CATEGORY = 0.85;
  private static final double RELATED = 0.96;

  /**
   * Draws what a user did: with jobs near home, most of them of the occupation or category looked
   * for, and some that the user passed by.
   */
  static List<Deed> draw(
      SplittableRandom random,
      World world,
      JobFacts facts,
      JobsByPlace jobs,
      int home,
      int occupation) {
    double eager = random.nextDouble();
    int count = jobs.size() == 0 ? 0 : (int) (MOST * eager * eager);
    List<Deed> deeds = new ArrayList<>(count);
    if (count == 0) {
      return deeds;
    }
    Nearby nearby = new Nearby(world.places(), jobs, home);
    long asOf = world.settings().asOf().getEpochSecond();
    for (int i = 0; i < count; i++) {
      int job = drawLike(random, world.vocabulary(), facts, nearby, occupation);
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

  /* Looks round until a job is like enough to what is wanted, and takes the best seen after a while. */
  private static int drawLike(
      SplittableRandom random,
      Vocabulary vocabulary,
      JobFacts facts,
      Nearby nearby,
      int occupation) {
    double point = random.nextDouble();
    int wanted = point < SAME_OCCUPATION ? 3 : point < SAME_CATEGORY ? 2 : point < RELATED ? 1 : 0;
    int best = nearby.draw(random);
    int likeness = vocabulary.likeness(occupation, facts.occupation(best));
    for (int t = 1; t < TRIES && likeness < wanted; t++) {
      int job = nearby.draw(random);
      int found = vocabulary.likeness(occupation, facts.occupation(job));
      if (found > likeness) {
        best = job;
        likeness = found;
      }
    }
    return best;
  }

  private static String action(double point) {
    return point < 0.6 ? "view" : point < 0.84 ? "click" : point < 0.94 ? "favorite" : "apply";
  }
}

package dev.baito.local.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Who a user is: where from, what kind of person, and what work is looked for.
 *
 * @param home the municipality
 * @param persona the kind of person
 * @param occupation the occupation looked for
 * @param categories the numbers of the categories preferred, that of the occupation first
 */
record Seeker(int home, Persona persona, int occupation, List<Integer> categories) {
  private static final int TRIES = 20;

  /** Draws users from a world. Immutable. */
  static final class Source {
    private final World world;
    private final Choice personas;
    private final Choice occupations;

    Source(World world) {
      this.world = world;
      List<Persona> all = world.vocabulary().personas();
      personas = new Choice(all.size(), i -> all.get(i).weight());
      occupations = world.vocabulary().occupationChoice();
    }

    Seeker draw(SplittableRandom random) {
      int home = world.places().drawHome(random);
      Persona persona = world.vocabulary().personas().get(personas.draw(random));
      int occupation = occupations.draw(random);
      for (int t = 1; t < TRIES && !suits(random, persona, occupation); t++) {
        occupation = occupations.draw(random);
      }
      return new Seeker(home, persona, occupation, categories(random, occupation));
    }

    /* Who looks for a permanent post looks where there are some, and the other way round. */
    private boolean suits(SplittableRandom random, Persona persona, int occupation) {
      double share = world.vocabulary().occupations().get(occupation).fullTimeShare();
      return random.nextDouble() < (persona.permanent() ? share : 1 - share);
    }

    private List<Integer> categories(SplittableRandom random, int occupation) {
      double point = random.nextDouble();
      int count = point < 0.55 ? 1 : point < 0.9 ? 2 : 3;
      List<Integer> related = world.vocabulary().categoryOf(occupation).related();
      Set<Integer> categories = new LinkedHashSet<>();
      categories.add(world.vocabulary().occupations().get(occupation).category());
      while (categories.size() < Math.min(count, 1 + related.size())) {
        categories.add(related.get(random.nextInt(related.size())));
      }
      return new ArrayList<>(categories);
    }
  }

  /**
   * Draws what the user types into a search box: the work, and sometimes a place or a condition.
   */
  String keywords(SplittableRandom random, World world) {
    Occupation work = world.vocabulary().occupations().get(occupation);
    Set<String> words = new LinkedHashSet<>();
    if (random.nextDouble() < 0.25) {
      words.add(world.places().shortName(home));
    }
    words.add(one(random, work.words()));
    double point = random.nextDouble();
    if (point < 0.4) {
      words.add(one(random, work.words()));
    } else if (point < 0.6) {
      words.add(one(random, world.vocabulary().categoryOf(occupation).words()));
    }
    if (random.nextDouble() < 0.35) {
      words.add(one(random, persona.words()));
    }
    return String.join(" ", words);
  }

  private static String one(SplittableRandom random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}

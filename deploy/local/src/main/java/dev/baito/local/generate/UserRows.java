package dev.baito.local.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes users as rows of users.csv, and what they did as rows of behaviors.csv. Every user has at
 * least {@value #FULL_LIST} eligible jobs where there are that many at all: wishes that fewer jobs
 * meet are loosened. Safe for use by several threads.
 */
final class UserRows {
  /** The columns of users.csv. */
  static final String HEADER =
      "user_id,city_code,max_distance_km,salary_type,salary_min,salary_max,employment_types,"
          + "required_features,preferred_categories,keywords,vector";

  /** The columns of behaviors.csv. */
  static final String BEHAVIORS_HEADER = "user_id,job_id,action,occurred_at";

  /** How many eligible jobs every user has at least. */
  static final int FULL_LIST = 40;

  private final World world;
  private final JobFacts facts;
  private final JobsByPlace jobs;
  private final Choice occupations;

  UserRows(World world, JobFacts facts, JobsByPlace jobs) {
    this.world = world;
    this.facts = facts;
    this.jobs = jobs;
    occupations = new Choice(world.occupations().size(), i -> world.occupations().get(i).weight());
  }

  void write(int user, RowBuffer row, RowBuffer behaviors) {
    var random = Rows.random(world.settings().seed(), Rows.Purpose.USER, user);
    int home = world.places().drawHome(random);
    List<Integer> preferred = drawPreferred(random);
    int first = preferred.getFirst();
    List<Deed> deeds = Deed.draw(random, world, facts, jobs, home, first);
    Wishes wishes = satisfiable(Wishes.draw(random, world, home, first), home, deeds);

    row.number(user + 1L).comma().text(world.places().code(home)).comma();
    if (wishes.km() != Double.POSITIVE_INFINITY) {
      row.number((long) wishes.km());
    }
    row.comma();
    wishes.pay().write(row);
    row.comma().text(Employment.names(wishes.employments())).comma().text(features(wishes)).comma();
    row.text(
            preferred.stream()
                .map(occupation -> world.occupations().get(occupation).category())
                .collect(Collectors.joining("|")))
        .comma();
    row.text(keywords(random, world.occupations().get(first))).comma();
    row.text(world.clusters().base64Between(random, first, preferred.getLast())).endRow();
    for (Deed deed : deeds) {
      behaviors.number(user + 1L).comma().number(deed.job() + 1L).comma();
      behaviors.text(deed.action()).comma();
      behaviors.text(Instant.ofEpochSecond(deed.at()).toString()).endRow();
    }
  }

  private Wishes satisfiable(Wishes wishes, int home, List<Deed> deeds) {
    Set<Integer> employers =
        deeds.stream()
            .filter(Deed::applied)
            .map(deed -> facts.employer(deed.job()))
            .collect(Collectors.toSet());
    // What the user has acted on may be left out of the list, whatever the run's policy is.
    return wishes.loosenedFor(
        facts,
        jobs,
        home,
        FULL_LIST + deeds.size(),
        job -> facts.employer(job) < 0 || !employers.contains(facts.employer(job)));
  }

  private List<Integer> drawPreferred(SplittableRandom random) {
    double point = random.nextDouble();
    int count = point < 0.6 ? 1 : point < 0.9 ? 2 : 3;
    Set<Integer> preferred = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      preferred.add(occupations.draw(random));
    }
    return new ArrayList<>(preferred);
  }

  private String features(Wishes wishes) {
    List<String> names = new ArrayList<>();
    for (long bits = wishes.features(); bits != 0; bits &= bits - 1) {
      names.add(world.features().get(Long.numberOfTrailingZeros(bits)).name());
    }
    return String.join("|", names);
  }

  private static String keywords(SplittableRandom random, Occupation occupation) {
    List<String> words = occupation.keywords();
    String one = words.get(random.nextInt(words.size()));
    String two = words.get(random.nextInt(words.size()));
    return one.equals(two) ? one : one + " " + two;
  }
}

package dev.baito.local.generate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes users as rows of users.csv, and what they did as rows of behaviors.csv. Every user has at
 * least {@value #FULL_LIST} eligible jobs where there are that many at all: wishes that fewer jobs
 * meet are loosened. Safe for use by several threads.
 */
final class UserRows {
  /** The columns of users.csv, but for vectors. */
  static final String HEADER =
      "user_id,city_code,max_distance_km,salary_type,salary_min,salary_max,employment_types,"
          + "required_features,preferred_categories,keywords";

  /** The columns of behaviors.csv. */
  static final String BEHAVIORS_HEADER = "user_id,job_id,action,occurred_at";

  /** How many eligible jobs every user has at least. */
  static final int FULL_LIST = 40;

  private final World world;
  private final JobFacts facts;
  private final JobsByPlace jobs;
  private final Seeker.Source seekers;

  UserRows(World world, JobFacts facts, JobsByPlace jobs) {
    this.world = world;
    this.facts = facts;
    this.jobs = jobs;
    seekers = new Seeker.Source(world);
  }

  /** Returns the names of the columns that are written for users. */
  String header() {
    return HEADER + (world.clusters().isPresent() ? ",vector" : "");
  }

  void write(int user, RowBuffer row, RowBuffer behaviors) {
    var random = Rows.random(world.settings().seed(), Rows.Purpose.USER, user);
    Seeker seeker = seekers.draw(random);
    int home = seeker.home();
    List<Deed> deeds = Deed.draw(random, world, facts, jobs, home, seeker.occupation());
    Wishes wishes = satisfiable(Wishes.draw(random, world, seeker), home, deeds);

    row.number(user + 1L).comma().text(world.places().code(home)).comma();
    if (wishes.km() != Double.POSITIVE_INFINITY) {
      row.number((long) wishes.km());
    }
    row.comma();
    wishes.pay().write(row);
    row.comma().text(Employment.names(wishes.employments())).comma();
    row.text(world.vocabulary().features().names(wishes.features())).comma();
    row.text(
            seeker.categories().stream()
                .map(category -> world.vocabulary().categories().get(category).name())
                .collect(Collectors.joining("|")))
        .comma();
    row.text(seeker.keywords(random, world));
    world
        .clusters()
        .ifPresent(clusters ->
            row.comma()
                .text(
                    clusters.base64Between(
                        random, seeker.categories().getFirst(), seeker.categories().getLast())));
    row.endRow();
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
}

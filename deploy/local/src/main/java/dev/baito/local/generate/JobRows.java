package dev.baito.local.generate;

import java.time.Instant;

/** Writes jobs as rows of jobs.csv. Safe for use by several threads. */
final class JobRows {
  /** The columns, in the order of {@link #write}, but for vectors. */
  static final String HEADER =
      "job_id,title,employer_id,city_code,category,employment_type,salary_type,salary_min,"
          + "salary_max,features,description,posted_at,expires_at";

  private final World world;
  private final JobFacts facts;
  private final JobTexts texts;

  JobRows(World world, JobFacts facts) {
    this.world = world;
    this.facts = facts;
    texts = new JobTexts(world, facts);
  }

  /** Returns the names of the columns that are written. */
  String header() {
    return HEADER + (world.clusters().isPresent() ? ",vector" : "");
  }

  void write(int job, RowBuffer row) {
    var random = Rows.random(world.settings().seed(), Rows.Purpose.JOB_TEXT, job);
    JobTexts.Texts said = texts.draw(random, job);
    int occupation = facts.occupation(job);
    row.number(job + 1L).comma().text(said.title()).comma();
    if (facts.employer(job) >= 0) {
      row.text(world.employers().name(facts.employer(job)));
    }
    row.comma();
    if (!facts.anywhere(job)) {
      row.text(world.places().code(facts.city(job)));
    }
    row.comma().text(world.vocabulary().categoryOf(occupation).name()).comma();
    row.text(Employment.names(facts.employmentBits(job))).comma();
    facts.pay(job).write(row);
    row.comma().text(world.vocabulary().features().names(facts.features(job))).comma();
    row.text(said.description()).comma();
    row.text(Instant.ofEpochSecond(facts.posted(job)).toString()).comma();
    if (facts.expires(job) != JobFacts.NEVER) {
      row.text(Instant.ofEpochSecond(facts.expires(job)).toString());
    }
    int category = world.vocabulary().occupations().get(occupation).category();
    world
        .clusters()
        .ifPresent(clusters -> row.comma().text(clusters.base64(random, category, occupation)));
    row.endRow();
  }
}

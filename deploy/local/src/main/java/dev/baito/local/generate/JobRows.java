package dev.baito.local.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes jobs as rows of jobs.csv. Safe for use by several threads. */
final class JobRows {
  /** The columns, in the order of {@link #write}. */
  static final String HEADER =
      "job_id,title,employer_id,city_code,category,employment_type,salary_type,salary_min,"
          + "salary_max,features,description,posted_at,expires_at,vector";

  private final World world;
  private final JobFacts facts;

  JobRows(World world, JobFacts facts) {
    this.world = world;
    this.facts = facts;
  }

  void write(int job, RowBuffer row) {
    var random = Rows.random(world.settings().seed(), Rows.Purpose.JOB_TEXT, job);
    Occupation occupation = world.occupations().get(facts.occupation(job));
    List<Feature> features = featuresOf(job);
    int title = random.nextInt(occupation.titles().size());
    row.number(job + 1L).comma();
    row.text(title(random, occupation.titles().get(title), features)).comma();
    if (facts.employer(job) >= 0) {
      row.text("E").number(100_000L + facts.employer(job));
    }
    row.comma();
    if (!facts.anywhere(job)) {
      row.text(world.places().code(facts.city(job)));
    }
    row.comma().text(occupation.category()).comma();
    row.text(Employment.names(facts.employmentBits(job))).comma();
    facts.pay(job).write(row);
    row.comma().text(String.join("|", features.stream().map(Feature::name).toList())).comma();
    row.text(description(random, occupation, features)).comma();
    row.text(Instant.ofEpochSecond(facts.posted(job)).toString()).comma();
    if (facts.expires(job) != JobFacts.NEVER) {
      row.text(Instant.ofEpochSecond(facts.expires(job)).toString());
    }
    row.comma().text(world.clusters().base64(random, facts.occupation(job), title)).endRow();
  }

  private List<Feature> featuresOf(int job) {
    List<Feature> features = new ArrayList<>();
    for (long bits = facts.features(job); bits != 0; bits &= bits - 1) {
      features.add(world.features().get(Long.numberOfTrailingZeros(bits)));
    }
    return features;
  }

  private static String title(SplittableRandom random, String title, List<Feature> features) {
    if (features.isEmpty() || random.nextDouble() < 0.5) {
      return title;
    }
    return "【" + features.get(random.nextInt(features.size())).phrase() + "】" + title;
  }

  private static String description(
      SplittableRandom random, Occupation occupation, List<Feature> features) {
    String keyword = occupation.keywords().get(random.nextInt(occupation.keywords().size()));
    StringBuilder text = new StringBuilder(keyword).append("のお仕事です。");
    for (Feature feature : features.subList(0, Math.min(3, features.size()))) {
      text.append(feature.phrase()).append("。");
    }
    return text.toString();
  }
}

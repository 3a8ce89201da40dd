package dev.baito.local.generate;

import dev.baito.wage.SalaryType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What jobs say of themselves: titles and descriptions that agree with the job's other columns.
 * Safe for use by several threads.
 */
final class JobTexts {
  private static final int MOST_FEATURES_TOLD = 4;

  private final World world;
  private final JobFacts facts;
  private final Vocabulary words;
  private final List<Title> placeless;
  private final Choice titles;
  private final Choice placelessTitles;

  JobTexts(World world, JobFacts facts) {
    this.world = world;
    this.facts = facts;
    words = world.vocabulary();
    placeless = words.titles().stream().filter(title -> !title.place()).toList();
    titles = new Choice(words.titles().size(), i -> words.titles().get(i).weight());
    placelessTitles = new Choice(placeless.size(), i -> placeless.get(i).weight());
  }

  /** What a job says. */
  record Texts(String title, String description) {}

  Texts draw(SplittableRandom random, int job) {
    Occupation occupation = words.occupations().get(facts.occupation(job));
    Shift shift = words.shifts().get(facts.shift(job));
    List<Feature> features = words.features().of(facts.features(job));
    String city = facts.anywhere(job) ? "" : world.places().shortName(facts.city(job));
    List<String> branches = words.categoryOf(facts.occupation(job)).branches();
    String branch = branches.get(random.nextInt(branches.size())).replace("{city}", city);
    Title title =
        facts.anywhere(job)
            ? placeless.get(placelessTitles.draw(random))
            : words.titles().get(titles.draw(random));
    String titled =
        title
            .pattern()
            .replace("{appeal}", appeal(random, job, features))
            .replace("{occupation}", occupation.name())
            .replace("{shift}", label(occupation, shift))
            .replace("{branch}", branch)
            .replace("{city}", city);
    return new Texts(titled, description(random, job, occupation, shift, features, city, branch));
  }

  /* What titles shout: a feature or two, a good wage, or that it is urgent; or nothing. */
  private String appeal(SplittableRandom random, int job, List<Feature> features) {
    double point = random.nextDouble();
    List<String> appeals = new ArrayList<>();
    if (paysWell(job) && random.nextDouble() < 0.6) {
      boolean hourly = facts.pay(job).type() == SalaryType.HOURLY;
      appeals.add(words.sentences().only(hourly ? "appeal-pay" : "appeal-income"));
    }
    if (point < 0.7 && !features.isEmpty()) {
      appeals.add(features.get(random.nextInt(features.size())).phrase());
    }
    if (point < 0.25 && features.size() > 1) {
      String another = features.get(random.nextInt(features.size())).phrase();
      if (!appeals.contains(another)) {
        appeals.add(another);
      }
    }
    if (point > 0.92) {
      appeals.add(words.sentences().draw(random, "appeal"));
    }
    return appeals.isEmpty() ? "" : "【" + String.join("・", appeals) + "】";
  }

  private boolean paysWell(int job) {
    if (facts.anywhere(job) || facts.pay(job).lower() == Pay.NONE) {
      return false;
    }
    double typical = world.typicalHourly(facts.occupation(job), facts.city(job));
    return facts.pay(job).lower() > 1.15 * Pay.HOURS_PER_YEAR * typical;
  }

  private static String label(Occupation occupation, Shift shift) {
    boolean said = shift.label().isEmpty() || occupation.name().contains(shift.label());
    boolean implied = occupation.name().contains("深夜") || occupation.name().contains("夜間");
    return said || implied ? "" : "(" + shift.label() + ")";
  }

  private String description(
      SplittableRandom random,
      int job,
      Occupation occupation,
      Shift shift,
      List<Feature> features,
      String city,
      String branch) {
    Sentences sentences = words.sentences();
    StringBuilder text = new StringBuilder(512);
    text.append(
        sentences
            .draw(random, city.isEmpty() ? "opening-anywhere" : "opening-here")
            .replace("{occupation}", occupation.name())
            .replace("{branch}", branch)
            .replace("{city}", city));
    List<String> tasks = occupation.tasks();
    int first = random.nextInt(tasks.size());
    text.append(
        sentences
            .draw(random, "tasks")
            .replace("{task1}", tasks.get(first))
            .replace("{task2}", tasks.get((first + 1) % tasks.size()))
            .replace("{task3}", tasks.get((first + 2) % tasks.size())));
    String hours = shift.hours().get(random.nextInt(shift.hours().size()));
    boolean permanent = Employment.permanent(facts.employmentBits(job));
    text.append(
        sentences.draw(random, permanent ? "hours-full" : "hours-part").replace("{hours}", hours));
    text.append(facts.pay(job).sentence(random, sentences));
    if (facts.pay(job).stated()) {
      text.append(shift.note());
    }
    int told = Math.min(MOST_FEATURES_TOLD, features.size());
    int from = features.isEmpty() ? 0 : random.nextInt(features.size());
    for (int f = 0; f < told; f++) {
      text.append(features.get((from + f) % features.size()).sentence());
    }
    return text.append(sentences.draw(random, "closing")).toString();
  }
}

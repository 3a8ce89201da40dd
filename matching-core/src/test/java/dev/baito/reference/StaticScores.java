package dev.baito.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The static score of every active job: wage, popularity and freshness. */
public final class StaticScores {
  private record Distribution(double mean, double deviation) {}

  private final Question question;
  private final Map<String, Distribution> byCategory = new HashMap<>();
  private final Distribution overall;
  private final Map<Long, Set<Long>> actingUsers = new HashMap<>();
  private int mostActingUsers;

  /** Surveys the active jobs and the behaviours that make them popular. */
  StaticScores(StoredData data, Question question) {
    this.question = question;
    List<StoredJob> active =
        data.jobs().stream()
            .filter(job -> job.activeAt(question.asOf()))
            .sorted(Comparator.comparingLong(StoredJob::jobId))
            .toList();
    List<Double> all = new ArrayList<>();
    Map<String, List<Double>> categories = new HashMap<>();
    for (StoredJob job : active) {
      Optional<Double> hourly = job.salary().hourlyMean();
      if (hourly.isPresent()) {
        double log = StrictMath.log(1 + hourly.get());
        all.add(log);
        if (!job.category().isEmpty()) {
          categories.computeIfAbsent(job.category(), _ -> new ArrayList<>()).add(log);
        }
      }
    }
    overall = distribution(all);
    categories.forEach((category, logs) -> {
      if (logs.size() >= question.statics().minCategoryJobs()) {
        byCategory.put(category, distribution(logs));
      }
    });

    for (StoredBehavior behavior : data.behaviors()) {
      if (behavior.ingestSeq() <= question.generationMark()
          && Time.within(
              behavior.occurredAt(), question.statics().popularityWindow(), question.asOf())) {
        actingUsers.computeIfAbsent(behavior.jobId(), _ -> new HashSet<>()).add(behavior.userId());
      }
    }
    for (StoredJob job : active) {
      mostActingUsers = Math.max(mostActingUsers, actingUsers(job));
    }
  }

  /** Returns how many users acted on a job in the popularity window. */
  public int actingUsers(StoredJob job) {
    return actingUsers.getOrDefault(job.jobId(), Set.of()).size();
  }

  /** Returns the static score of an active job. */
  public double of(StoredJob job) {
    Question.Statics statics = question.statics();
    return statics.wageWeight() * wage(job)
        + statics.popularityWeight() * popularity(job)
        + statics.freshnessWeight() * freshness(job);
  }

  private double wage(StoredJob job) {
    Distribution distribution = byCategory.getOrDefault(job.category(), overall);
    Optional<Double> hourly = job.salary().hourlyMean();
    double z = 0;
    if (hourly.isPresent() && !(distribution.deviation() < 1e-9)) {
      z = (StrictMath.log(1 + hourly.get()) - distribution.mean()) / distribution.deviation();
    }
    return Math.clamp((z + 2) / 4, 0.0, 1.0);
  }

  private double popularity(StoredJob job) {
    if (mostActingUsers == 0) {
      return 0;
    }
    return Math.min(
        1, StrictMath.log(1.0 + actingUsers(job)) / StrictMath.log(1.0 + mostActingUsers));
  }

  private double freshness(StoredJob job) {
    if (job.postedAt().isEmpty()) {
      return 0.5;
    }
    return Time.decay(
        job.postedAt().get(), question.statics().freshnessHalfLife(), question.asOf());
  }

  private static Distribution distribution(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = values.isEmpty() ? 0 : sum / values.size();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double variance = values.isEmpty() ? 0 : squares / values.size();
    return new Distribution(mean, StrictMath.sqrt(variance));
  }
}

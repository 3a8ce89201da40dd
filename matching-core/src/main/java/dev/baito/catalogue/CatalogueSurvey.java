package dev.baito.catalogue;

import dev.baito.wage.HourlyWage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first pass over a generation's jobs, in ascending job_id: what must be known of all of them
 * before the first block can be made. Holds a number per job and the names, nothing else.
 */
final class CatalogueSurvey {
  private final Map<String, Integer> features = new HashMap<>();
  private final Map<String, Integer> employers = new HashMap<>();
  private final Map<String, Integer> employmentTypes = new HashMap<>();
  private final Map<String, Integer> categories = new HashMap<>();
  private final WageStatistics.Collector wages = new WageStatistics.Collector();
  private final Map<String, WageStatistics.Collector> wagesByCategory = new HashMap<>();
  private long[] jobIds = new long[1024];
  private int jobs;
  private int activeJobs;
  private int mostActingUsers;

  void add(CatalogueJob job) {
    if (jobs > 0 && job.jobId() <= jobIds[jobs - 1]) {
      throw new IllegalStateException(
          "the survey takes jobs by ascending id: " + job.jobId() + " after " + jobIds[jobs - 1]);
    }
    if (jobs == jobIds.length) {
      jobIds = Arrays.copyOf(jobIds, Math.multiplyExact(jobs, 2));
    }
    jobIds[jobs++] = job.jobId();
    job.features().forEach(feature -> features.merge(feature, 1, Integer::sum));
    count(employers, job.employerId());
    count(employmentTypes, job.employmentType());
    count(categories, job.category());
    if (job.active()) {
      addActive(job);
    }
  }

  private void addActive(CatalogueJob job) {
    activeJobs++;
    mostActingUsers = Math.max(mostActingUsers, job.actingUsers());
    if (job.wageLower() != HourlyWage.UNKNOWN) {
      double logWage = CatalogueStatistics.logWage(job.wageLower(), job.wageUpper());
      wages.add(logWage);
      if (!job.category().isEmpty()) {
        wagesByCategory
            .computeIfAbsent(job.category(), _ -> new WageStatistics.Collector())
            .add(logWage);
      }
    }
  }

  private static void count(Map<String, Integer> counts, String name) {
    if (!name.isEmpty()) {
      counts.merge(name, 1, Integer::sum);
    }
  }

  CatalogueStatistics statistics(int minCategoryJobs) {
    Map<String, WageStatistics> byCategory = new TreeMap<>();
    wagesByCategory.forEach((category, collector) -> {
      WageStatistics result = collector.result();
      if (result.jobs() >= minCategoryJobs) {
        byCategory.put(category, result);
      }
    });
    return new CatalogueStatistics(wages.result(), byCategory, mostActingUsers);
  }

  Dictionary features() {
    return Dictionary.byFrequency(features);
  }

  Dictionary employers() {
    return Dictionary.byFrequency(employers);
  }

  Dictionary employmentTypes() {
    return Dictionary.byFrequency(employmentTypes);
  }

  Dictionary categories() {
    return Dictionary.byFrequency(categories);
  }

  long[] jobIds() {
    return Arrays.copyOf(jobIds, jobs);
  }

  int activeJobs() {
    return activeJobs;
  }
}

package dev.baito.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random jobs: many alike, some closed, some that opened or close at the instant of the run. */
final class RandomJobs {
  private final Dice dice;
  private final Instant asOf;
  private final List<StoredCity> cities;
  private final List<String> vocabulary = new ArrayList<>();
  private final RandomVectors vectors;
  private final int categories;
  private final double closed;
  private final double salaries;
  private final double features;

  RandomJobs(Dice dice, Instant asOf, List<StoredCity> cities) {
    this.dice = dice;
    this.asOf = asOf;
    this.cities = cities;
    this.vectors = new RandomVectors(dice);
    this.categories = dice.oneOf(1, 2, 5, 60);
    this.closed = dice.oneOf(0.0, 0.1, 0.5, 1.0);
    this.salaries = dice.oneOf(0.0, 0.5, 0.9, 1.0);
    this.features = dice.oneOf(0.5, 3.0, 40.0);
    // More than 256 of them, and the bits of a 256-bit signature must be shared.
    int names = dice.oneOf(0, 3, 30, 700);
    for (int i = 0; i < names; i++) {
      vocabulary.add(dice.oneOf("skill:", "機能", "f ") + i);
    }
  }

  List<String> vocabulary() {
    return vocabulary;
  }

  RandomVectors vectors() {
    return vectors;
  }

  List<StoredJob> make(int count) {
    List<StoredJob> jobs = new ArrayList<>();
    long jobId = dice.oneOf(0L, 0L, 5_000_000_000L);
    for (int i = 0; i < count; i++) {
      jobId += dice.oneOf(1, 1, 7);
      jobs.add(jobs.isEmpty() || !dice.chance(0.3) ? job(jobId) : twin(dice.oneOf(jobs), jobId));
    }
    return jobs;
  }

  /** Returns a job that differs in its number only, so that scores tie. */
  private static StoredJob twin(StoredJob job, long jobId) {
    return new StoredJob(
        jobId,
        job.title(),
        job.employerId(),
        job.cityCode(),
        job.category(),
        job.employmentType(),
        job.salary(),
        job.features(),
        job.description(),
        job.postedAt(),
        job.expiresAt(),
        job.vector());
  }

  private StoredJob job(long jobId) {
    boolean open = !dice.chance(closed);
    boolean early = !open && dice.chance(0.3);
    return new StoredJob(
        jobId,
        RandomTexts.title(dice),
        dice.chance(0.3) ? "" : "employer " + dice.below(12),
        cities.isEmpty() || dice.chance(0.15) ? "" : dice.oneOf(cities).code(),
        dice.chance(0.1) ? "" : "category " + dice.below(categories),
        dice.oneOf("", "FULL_TIME", "PART_TIME", "アルバイト", "CONTRACT"),
        RandomSalaries.paid(dice, salaries),
        someFeatures(),
        RandomTexts.description(dice),
        early ? Optional.of(asOf.plus(1, ChronoUnit.MICROS)) : posted(),
        open || early
            ? expires()
            : Optional.of(asOf.minus(dice.oneOf(0, 1, 86_400), ChronoUnit.SECONDS)),
        vectors.make());
  }

  private Optional<Instant> posted() {
    return switch (dice.below(4)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(asOf);
      case 2 -> Optional.of(asOf.minus(Duration.ofDays(14)));
      default -> Optional.of(asOf.minus(dice.below(100 * 24 * 3600), ChronoUnit.SECONDS));
    };
  }

  private Optional<Instant> expires() {
    return switch (dice.below(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(asOf.plus(1, ChronoUnit.MICROS));
      default -> Optional.of(asOf.plus(dice.between(1, 100), ChronoUnit.DAYS));
    };
  }

  private List<String> someFeatures() {
    List<String> some = new ArrayList<>();
    if (!vocabulary.isEmpty()) {
      int count = (int) (features * 2 * dice.fraction());
      for (int i = 0; i < count; i++) {
        some.add(dice.oneOf(vocabulary)); // repetitions included
      }
    }
    return some;
  }
}

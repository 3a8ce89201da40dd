package dev.baito.catalogue;

import static java.util.Objects.requireNonNull;

import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as it goes into a generation. Names are trimmed; empty means not given.
 *
 * @param jobId the job
 * @param active whether it can be listed
 * @param employerId who posts it
 * @param cityCode where it is, empty for anywhere
 * @param category its category
 * @param employmentType its employment type
 * @param wageLower its lower wage bound as {@link HourlyWage} counts, or {@link
 *     HourlyWage#UNKNOWN}; where only one bound is stated both equal it
 * @param wageUpper its upper wage bound, likewise
 * @param features its features
 * @param postedAt when it was posted, if known
 * @param expiresAt when it expires, if ever
 * @param actingUsers distinct users who acted on it in the popularity window
 * @param vector its own vector, or {@link Embedding#NONE}
 */
public record CatalogueJob(
    long jobId,
    boolean active,
    String employerId,
    String cityCode,
    String category,
    String employmentType,
    long wageLower,
    long wageUpper,
    List<String> features,
    Optional<Instant> postedAt,
    Optional<Instant> expiresAt,
    int actingUsers,
    Embedding vector) {
  /** Copies the features, refuses nulls and a single wage bound. */
  public CatalogueJob {
    requireNonNull(employerId);
    requireNonNull(cityCode);
    requireNonNull(category);
    requireNonNull(employmentType);
    requireNonNull(postedAt);
    requireNonNull(expiresAt);
    requireNonNull(vector);
    features = List.copyOf(features);
    if ((wageLower == HourlyWage.UNKNOWN) != (wageUpper == HourlyWage.UNKNOWN)) {
      throw new IllegalArgumentException("job " + jobId + " has one wage bound only");
    }
  }

  /** Returns whether the job states a wage. */
  public boolean wageKnown() {
    return wageLower != HourlyWage.UNKNOWN;
  }

  /** Returns the same job with another vector. */
  public CatalogueJob withVector(Embedding other) {
    return new CatalogueJob(
        jobId,
        active,
        employerId,
        cityCode,
        category,
        employmentType,
        wageLower,
        wageUpper,
        features,
        postedAt,
        expiresAt,
        actingUsers,
        other);
  }
}

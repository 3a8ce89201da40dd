package dev.baito.user;

import static java.util.Objects.requireNonNull;

import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A user as stored.
 *
 * @param userId the user
 * @param cityCode home, empty where not given
 * @param maxDistanceKm how far a job may be, empty for any distance
 * @param wageMin the least wage wanted, as {@link HourlyWage} counts, or {@link HourlyWage#UNKNOWN}
 * @param wageMax the greatest wage wanted, likewise
 * @param employmentTypes the types wanted, empty for any
 * @param requiredFeatures the features a job must have
 * @param preferredCategories the categories the user likes
 * @param keywords what the user looks for, in free words
 * @param vector the user's own vector, or {@link Embedding#NONE}
 */
public record UserProfile(
    long userId,
    String cityCode,
    OptionalDouble maxDistanceKm,
    long wageMin,
    long wageMax,
    Set<String> employmentTypes,
    Set<String> requiredFeatures,
    Set<String> preferredCategories,
    String keywords,
    Embedding vector) {
  /** Copies the sets and refuses nulls. */
  public UserProfile {
    requireNonNull(cityCode);
    requireNonNull(maxDistanceKm);
    requireNonNull(keywords);
    requireNonNull(vector);
    employmentTypes = Set.copyOf(employmentTypes);
    requiredFeatures = Set.copyOf(requiredFeatures);
    preferredCategories = Set.copyOf(preferredCategories);
  }
}

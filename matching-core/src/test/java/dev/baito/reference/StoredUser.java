package dev.baito.reference;

import dev.baito.vectors.Embedding;
import java.util.OptionalDouble;
import java.util.Set;

/** A user as stored; empty text means that it is not given. */
public record StoredUser(
    long userId,
    String cityCode,
    OptionalDouble maxDistanceKm,
    Salary salary,
    Set<String> employmentTypes,
    Set<String> requiredFeatures,
    Set<String> preferredCategories,
    String keywords,
    Embedding vector) {

  /** Copies the sets. */
  public StoredUser {
    employmentTypes = Set.copyOf(employmentTypes);
    requiredFeatures = Set.copyOf(requiredFeatures);
    preferredCategories = Set.copyOf(preferredCategories);
  }

  /** Returns the user as if without a vector. */
  public StoredUser withoutVector() {
    return new StoredUser(
        userId,
        cityCode,
        maxDistanceKm,
        salary,
        employmentTypes,
        requiredFeatures,
        preferredCategories,
        keywords,
        Embedding.NONE);
  }
}

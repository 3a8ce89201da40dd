package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserProfile;
import java.util.Optional;

/** What each part of a user's vector brings to the similarity with one job. */
final class Shares {
  private final CatalogueHeader header;
  private final Optional<Integer> placeFrom;
  private final UserVectors vectors;
  private final UserVectors.JobVectors jobVectors;
  private final double scale;
  private final float[] job;

  /**
   * @param scale what the parts of the sum are divided by
   * @param job the vector of the job
   */
  Shares(
      PreparedCatalogue catalogue,
      UserVectors vectors,
      UserVectors.JobVectors jobVectors,
      double scale,
      float[] job) {
    this.header = catalogue.header();
    this.placeFrom = catalogue.priors().placeFrom();
    this.vectors = vectors;
    this.jobVectors = jobVectors;
    this.scale = scale;
    this.job = job;
  }

  /** A product of a vector with the job's, and what each side of the vectors adds to it. */
  record Product(double total, Optional<Similarity.Parts> parts) {}

  Similarity.Share of(Behavior behavior) {
    double weight = vectors.weight(behavior);
    Product product =
        product(wide(jobVectors.at(header.position(behavior.jobId()))), weight / scale);
    return new Similarity.Share(behavior, weight, product.total(), product.parts());
  }

  /** Returns the product with the user's whole vector. */
  Product ofUser(float[] user) {
    return product(wide(user), 1);
  }

  /** Returns what the user's prior brings. */
  Product ofPrior(UserProfile profile) {
    return product(vectors.prior(profile), 1 / scale);
  }

  private Product product(double[] other, double factor) {
    return new Product(
        factor * dot(other, 0, job.length),
        placeFrom.map(from ->
            new Similarity.Parts(
                factor * dot(other, 0, from), factor * dot(other, from, job.length))));
  }

  private double dot(double[] other, int from, int to) {
    double dot = 0;
    for (int k = from; k < to; k++) {
      dot += other[k] * job[k];
    }
    return dot;
  }

  private static double[] wide(float[] vector) {
    double[] wide = new double[vector.length];
    for (int k = 0; k < vector.length; k++) {
      wide[k] = vector[k];
    }
    return wide;
  }
}

package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;

/** What each part of a user's vector brings to the similarity with one job. */
final class Shares {
  private final CatalogueHeader header;
  private final UserVectors vectors;
  private final UserVectors.JobVectors jobVectors;
  private final double scale;
  private final float[] job;

  /**
   * @param scale what the parts of the sum are divided by
   * @param job the vector of the job
   */
  Shares(
      CatalogueHeader header,
      UserVectors vectors,
      UserVectors.JobVectors jobVectors,
      double scale,
      float[] job) {
    this.header = header;
    this.vectors = vectors;
    this.jobVectors = jobVectors;
    this.scale = scale;
    this.job = job;
  }

  Similarity.Share of(Behavior behavior) {
    double weight = vectors.weight(behavior);
    float[] other = jobVectors.at(header.position(behavior.jobId()));
    double dot = 0;
    for (int k = 0; k < job.length; k++) {
      dot += (double) other[k] * job[k];
    }
    return new Similarity.Share(behavior, weight, weight * dot / scale);
  }

  double own(UserProfile profile) {
    Embedding own = vectors.own(profile);
    double dot = 0;
    for (int k = 0; k < own.dimension(); k++) {
      dot += (double) own.component(k) * job[k];
    }
    return dot / scale;
  }
}

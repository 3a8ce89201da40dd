package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserProfile;
import java.util.Optional;

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
    double dot = dot(jobVectors.at(header.position(behavior.jobId())), 0, job.length);
    return new Similarity.Share(behavior, weight, weight * dot / scale);
  }

  /** Returns the sides of the similarity with a user, where the vectors have sides. */
  Optional<Similarity.Parts> parts(float[] user) {
    if (header.kind() != CatalogueKind.ENCODED) {
      return Optional.empty();
    }
    // Text and place lie side by side, three to one.
    int textEnd = job.length / 4 * 3;
    return Optional.of(new Similarity.Parts(dot(user, 0, textEnd), dot(user, textEnd, job.length)));
  }

  private double dot(float[] other, int from, int to) {
    double dot = 0;
    for (int k = from; k < to; k++) {
      dot += (double) other[k] * job[k];
    }
    return dot;
  }

  double own(UserProfile profile) {
    float[] own = vectors.own(profile).toArray();
    return dot(own, 0, own.length) / scale;
  }
}

package dev.baito.reference;

import dev.baito.vectors.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** User vectors: the prior and what the user did, in that order. */
final class UserVectors {
  private static final Comparator<StoredBehavior> ORDER =
      Comparator.comparing(StoredBehavior::occurredAt)
          .thenComparingLong(StoredBehavior::jobId)
          .thenComparing(StoredBehavior::action);

  private UserVectors() {}

  /**
   * Returns the vector of a user.
   *
   * @param prior what the user's vector starts from
   * @param scaled whether it is of unit length even where the user did nothing
   * @param behaviors the user's behaviours in the window
   * @param vectors the vectors of jobs that have one
   */
  static float[] of(
      double[] prior,
      boolean scaled,
      List<StoredBehavior> behaviors,
      Map<Long, Embedding> vectors,
      Question question) {
    double[] sum = prior.clone();
    for (StoredBehavior behavior : behaviors.stream().sorted(ORDER).toList()) {
      double weight =
          Objects.requireNonNull(question.actionWeights().get(behavior.action()))
              * Time.decay(
                  behavior.occurredAt(), question.match().behaviorHalfLife(), question.asOf());
      Embedding vector = vectors.getOrDefault(behavior.jobId(), Embedding.NONE);
      for (int k = 0; k < vector.dimension(); k++) {
        sum[k] += weight * vector.component(k);
      }
    }
    double length = 1;
    if (scaled || !behaviors.isEmpty()) {
      double squares = 0;
      for (double component : sum) {
        squares += component * component;
      }
      length = StrictMath.sqrt(squares);
    }
    float[] vector = new float[sum.length];
    for (int k = 0; k < sum.length; k++) {
      vector[k] = length == 0 ? 0 : (float) (sum[k] / length);
    }
    return vector;
  }
}

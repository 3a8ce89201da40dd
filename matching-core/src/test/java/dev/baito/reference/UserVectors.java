package dev.baito.reference;

import dev.baito.vectors.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** User vectors: the given vector and what the user did, in that order. */
final class UserVectors {
  private static final Comparator<StoredBehavior> ORDER =
      Comparator.comparing(StoredBehavior::occurredAt)
          .thenComparingLong(StoredBehavior::jobId)
          .thenComparing(StoredBehavior::action);

  private UserVectors() {}

  /**
   * Returns the vector of a user.
   *
   * @param own the user's own vector, or none
   * @param behaviors the user's behaviours in the window
   * @param vectors the vectors of jobs that have one
   */
  static float[] of(
      int dimension,
      Embedding own,
      List<StoredBehavior> behaviors,
      Map<Long, Embedding> vectors,
      Question question) {
    double[] sum = new double[dimension];
    for (int k = 0; k < own.dimension(); k++) {
      sum[k] = own.component(k);
    }
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
    if (!behaviors.isEmpty()) {
      double squares = 0;
      for (double component : sum) {
        squares += component * component;
      }
      length = StrictMath.sqrt(squares);
    }
    float[] vector = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      vector[k] = length == 0 ? 0 : (float) (sum[k] / length);
    }
    return vector;
  }
}

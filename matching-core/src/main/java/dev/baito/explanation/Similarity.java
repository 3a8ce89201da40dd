package dev.baito.explanation;

import dev.baito.user.Behavior;
import java.util.List;
import java.util.Optional;

/**
 * The similarity of a user and a job, and whom the user owes it to. The shares add up to the total
 * but for rounding: the user's vector is rounded to float32 before it is multiplied.
 *
 * @param total the dot product of the two vectors, to the bit the engine's
 * @param parts of the total; only where vectors are encoded, from text and place
 * @param own the share of the user's own vector
 * @param behaviors those with the greatest shares, greatest first
 * @param otherBehaviors how many more behaviours shaped the vector
 * @param others the share of these together
 */
public record Similarity(
    double total,
    Optional<Parts> parts,
    double own,
    List<Share> behaviors,
    int otherBehaviors,
    double others) {
  /** Copies the shares. */
  public Similarity {
    behaviors = List.copyOf(behaviors);
  }

  /**
   * What each side of encoded vectors brings.
   *
   * @param text what the job is about
   * @param place where it is
   */
  public record Parts(double text, double place) {}

  /**
   * What one behaviour brings.
   *
   * @param behavior what the user did
   * @param weight how much it counts in the user's vector: that of its action, halved with its age
   * @param share its part of the similarity
   */
  public record Share(Behavior behavior, double weight, double share) {}
}

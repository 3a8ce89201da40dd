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
 * @param own the share of what the user looks for: of the user's own vector where vectors are
 *     given, of keywords, preferred categories and city where they are encoded
 * @param ownParts of that share, as of the total
 * @param behaviors those with the greatest shares, greatest first
 * @param otherBehaviors how many more behaviours shaped the vector
 * @param others the share of these together
 */
public record Similarity(
    double total,
    Optional<Parts> parts,
    double own,
    Optional<Parts> ownParts,
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
   * @param text what the job is about: words in common
   * @param place where it is: how near
   */
  public record Parts(double text, double place) {}

  /**
   * What one behaviour brings.
   *
   * @param behavior what the user did
   * @param weight how much it counts in the user's vector: that of its action, halved with its age
   * @param share its part of the similarity
   * @param parts of that share, as of the total
   */
  public record Share(Behavior behavior, double weight, double share, Optional<Parts> parts) {}
}

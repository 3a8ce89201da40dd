package dev.baito.worker.explanations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baito.explanation.RuleVerdict;
import dev.baito.explanation.Similarity;
import dev.baito.explanation.StaticParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An explanation as the API shows it.
 *
 * @param runId the run whose list is explained
 * @param generationId the generation of that list
 * @param asOf the instant of that list
 * @param title of the job; empty if it has been removed since, as are the three fields after it
 * @param summary what it comes to, in a sentence or two
 * @param listed where the stored list has the job, if it has it
 * @param eligible whether the job passes every rule
 * @param rank the place it has or would have
 * @param diversity what the run's caps make of it; empty where the run has none
 * @param score the score it has or would have: similarity plus what the static score adds
 * @param staticWeight what the static score is multiplied with
 * @param weightedStatic what the static score adds
 * @param staticParts where the static score comes from
 * @param rules every rule's verdict
 */
public record ExplanationView(
    long userId,
    long jobId,
    long runId,
    long generationId,
    Instant asOf,
    String title,
    String employerId,
    String cityName,
    String category,
    String summary,
    Optional<Listed> listed,
    boolean eligible,
    RankView rank,
    Optional<DiversityView> diversity,
    float score,
    SimilarityView similarity,
    double staticWeight,
    float weightedStatic,
    StaticParts staticParts,
    List<RuleView> rules) {

  /** The job in the stored list. */
  public record Listed(int rank, float score) {}

  /**
   * A place.
   *
   * @param place from 1
   * @param eligible how many jobs the user may get
   * @param topK how many of these the list holds
   */
  public record RankView(int place, int eligible, int topK) {}

  /**
   * What caps make of a job.
   *
   * @param listPlace the place in the list that it has or would have if it were taken, from 1
   * @param keptOut whether the list had room for it, but a cap keeps it out
   * @param caps every cap that holds for it
   */
  public record DiversityView(int listPlace, boolean keptOut, List<CapView> caps) {}

  /**
   * A cap.
   *
   * @param cap what it counts, employer or category
   * @param text how far it is used up
   * @param passes whether one more is taken
   * @param name whose jobs are counted
   * @param most how many of these the list may hold
   * @param before how many of these it took before
   */
  public record CapView(
      String cap, String text, boolean passes, String name, int most, int before) {}

  /**
   * Where the similarity comes from.
   *
   * @param parts what text and place bring, where vectors are encoded from them
   * @param own what the user's own vector brings or, where vectors are encoded, what the user looks
   *     for: keywords, preferred categories and city
   * @param ownParts the same, of that
   * @param behaviors those that bring most
   * @param otherBehaviors how many more there are
   * @param others what these bring together
   */
  public record SimilarityView(
      double total,
      Optional<Similarity.Parts> parts,
      double own,
      Optional<Similarity.Parts> ownParts,
      List<BehaviorView> behaviors,
      int otherBehaviors,
      double others) {}

  /**
   * What one behaviour brings.
   *
   * @param weight how much it counts in the user's vector
   * @param share its part of the similarity
   * @param parts what text and place bring to that, where vectors are encoded from them
   */
  public record BehaviorView(
      long jobId,
      String title,
      String action,
      Instant occurredAt,
      double weight,
      double share,
      Optional<Similarity.Parts> parts) {}

  /**
   * A rule's verdict.
   *
   * @param rule its name
   * @param text what it decided and why
   * @param verdict the values it compared
   */
  public record RuleView(String rule, String text, @JsonUnwrapped RuleVerdict verdict) {}
}

package dev.baito.scheduler.recommendations;

import java.time.Instant;
import java.util.List;

/**
 * The newest list of a user.
 *
 * @param userId the user
 * @param generationId the catalogue generation it was made from
 * @param revision the revision of the work that made it
 * @param runId the run that made it
 * @param updatedAt when it was stored
 * @param recommendations the jobs, best first; empty when none is eligible
 */
public record Recommendations(
    long userId,
    long generationId,
    long revision,
    long runId,
    Instant updatedAt,
    List<Recommendation> recommendations) {

  /** Copies the jobs. */
  public Recommendations {
    recommendations = List.copyOf(recommendations);
  }

  /**
   * One job of the list.
   *
   * @param rank its place, from 1
   * @param jobId the job
   * @param score its score
   * @param title empty if the job has been removed since, as are the fields after it
   * @param employerId who posts it
   * @param cityCode where it is; empty for anywhere
   * @param cityName the city's name
   */
  public record Recommendation(
      int rank,
      long jobId,
      float score,
      String title,
      String employerId,
      String cityCode,
      String cityName) {}
}

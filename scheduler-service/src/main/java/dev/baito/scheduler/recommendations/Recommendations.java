package dev.baito.scheduler.recommendations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest list of a user.
 *
 * @param userId the user
 * @param user what is known of the user
 * @param generationId the catalogue generation it was made from
 * @param revision the revision of the work that made it
 * @param runId the run that made it
 * @param updatedAt when it was stored
 * @param recommendations the jobs, best first; empty when none is eligible
 */
public record Recommendations(
    long userId,
    Seeker user,
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
   * What a user looks for; all empty if the user has been removed since.
   *
   * @param cityCode where the user looks from; empty for anywhere
   * @param cityName the city's name
   * @param keywords free words
   * @param preferredCategories categories
   */
  public record Seeker(
      String cityCode, String cityName, String keywords, List<String> preferredCategories) {

    /** Copies the categories. */
    public Seeker {
      preferredCategories = List.copyOf(preferredCategories);
    }
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
   * @param category what kind of work it is; empty if not stated, as are the names after it
   * @param employmentType for example full-time
   * @param salaryType the unit of the salary
   * @param salaryMin the lower bound, if stated
   * @param salaryMax the upper bound, if stated
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Recommendation(
      int rank,
      long jobId,
      float score,
      String title,
      String employerId,
      String cityCode,
      String cityName,
      String category,
      String employmentType,
      String salaryType,
      Optional<BigDecimal> salaryMin,
      Optional<BigDecimal> salaryMax) {}
}

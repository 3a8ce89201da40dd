package dev.baito.scheduler.recommendations;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Times;
import dev.baito.scheduler.recommendations.Recommendations.Recommendation;
import dev.baito.scheduler.recommendations.Recommendations.Seeker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The newest list of each user over HTTP. */
@Path("/users/{user_id}/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class RecommendationResource {
  // An empty list gives one row without a job.
  static final String SQL =
      """
      SELECT l.generation_id, l.revision, l.run_id, l.updated_at, m.rank, m.job_id, m.score,
        coalesce(u.city_code, '') AS home_code, coalesce(h.name, '') AS home_name,
        coalesce(u.keywords, '') AS keywords,
        coalesce(u.preferred_categories, '{}') AS preferred_categories,
        coalesce(j.title, '') AS title, coalesce(j.employer_id, '') AS employer_id,
        coalesce(j.city_code, '') AS city_code, coalesce(c.name, '') AS city_name,
        coalesce(j.category, '') AS category, coalesce(j.employment_type, '') AS employment_type,
        coalesce(j.salary_type, '') AS salary_type, j.salary_min, j.salary_max
      FROM current_list l
      LEFT JOIN user_profile u ON u.user_id = l.user_id
      LEFT JOIN city h ON h.city_code = u.city_code
      LEFT JOIN LATERAL unnest(l.job_ids, l.scores) WITH ORDINALITY AS m (job_id, score, rank)
        ON true
      LEFT JOIN job j ON j.job_id = m.job_id
      LEFT JOIN city c ON c.city_code = j.city_code
      WHERE l.user_id = $1
      ORDER BY m.rank
      """;

  private final Database database;

  RecommendationResource(Database database) {
    this.database = database;
  }

  /** Shows a user's newest list. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "Show the newest list of a user, best job first")
  @APIResponse(responseCode = "200", description = "The list")
  @APIResponse(responseCode = "404", description = "BAITO-API-001: the user has no list yet")
  public Recommendations show(@PathParam("user_id") long userId) {
    RowSet<Row> rows = database.query(SQL, userId);
    if (rows.size() == 0) {
      throw new BaitoException(
          ErrorCode.USER_UNKNOWN,
          "There is no list for user %d: no run with that user has completed the user's batch"
              .formatted(userId));
    }
    var jobs = new ArrayList<Recommendation>(rows.size());
    for (Row row : rows) {
      if (row.getValue("job_id") != null) {
        jobs.add(job(row));
      }
    }
    Row first = rows.iterator().next();
    return new Recommendations(
        userId,
        new Seeker(
            first.getString("home_code"),
            first.getString("home_name"),
            first.getString("keywords"),
            List.of(first.getArrayOfStrings("preferred_categories"))),
        first.getLong("generation_id"),
        first.getLong("revision"),
        first.getLong("run_id"),
        Times.of(first, "updated_at"),
        jobs);
  }

  private static Recommendation job(Row row) {
    return new Recommendation(
        row.getInteger("rank"),
        row.getLong("job_id"),
        row.getFloat("score"),
        row.getString("title"),
        row.getString("employer_id"),
        row.getString("city_code"),
        row.getString("city_name"),
        row.getString("category"),
        row.getString("employment_type"),
        row.getString("salary_type"),
        Optional.ofNullable(row.getBigDecimal("salary_min")),
        Optional.ofNullable(row.getBigDecimal("salary_max")));
  }
}

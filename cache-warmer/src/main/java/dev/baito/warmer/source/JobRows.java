package dev.baito.warmer.source;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.encoding.JobText;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import dev.baito.wage.SalaryType;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs of a generation as rows: the queries that read them, and what a row means. */
final class JobRows {
  private static final String COLUMNS =
      """
      SELECT j.job_id, j.active, j.employer_id, j.city_code, j.category, j.employment_type,
        j.salary_type, j.salary_min, j.salary_max, j.features, j.posted_at,
        coalesce(i.acting_users, 0) AS acting_users, j.expires_at,
      """;

  /** Descriptions are most of a job: they are read where they are used only. */
  private static final String TEXTS = "j.title, j.description,\n";

  private static final String NO_TEXTS = "'' AS title, '' AS description,\n";

  /** The active jobs, and the inactive ones that a behaviour names. $1 is as_of. */
  private static final String JOBS =
      """
      FROM (
        SELECT *, coalesce(posted_at <= $1, true) AND coalesce($1 < expires_at, true) AS active
        FROM job
      ) j
      LEFT JOIN job_interest i USING (job_id)
      """;

  private static final String WHICH = "WHERE (j.active OR i.job_id IS NOT NULL)\n";

  private static final String BY_NUMBER =
      "NULL::bytea AS vector\n" + JOBS + WHICH + "ORDER BY j.job_id";

  private static final String BY_PLACE =
      "j.vector\n"
          + JOBS
          + "LEFT JOIN city c ON c.city_code = j.city_code\n"
          + WHICH
          + """
          ORDER BY j.active DESC, c.location_order NULLS LAST,
            coalesce(j.salary_min, j.salary_max) / CASE j.salary_type
              WHEN 'HOURLY' THEN 1 WHEN 'DAILY' THEN 8 WHEN 'WEEKLY' THEN 40
              WHEN 'MONTHLY' THEN 160 WHEN 'YEARLY' THEN 1920 END NULLS LAST,
            j.job_id
          """;

  private JobRows() {}

  /** Returns the query of the jobs by number, without vectors. */
  static String byNumber(boolean texts) {
    return COLUMNS + (texts ? TEXTS : NO_TEXTS) + BY_NUMBER;
  }

  /** Returns the query of the jobs in the order of the blocks. */
  static String byPlace(boolean texts) {
    return COLUMNS + (texts ? TEXTS : NO_TEXTS) + BY_PLACE;
  }

  /**
   * Returns the job of a row.
   *
   * @throws BaitoException with {@link ErrorCode#CATALOGUE_BUILD_FAILED} when it cannot be read
   */
  static SourceJob toJob(Row row) {
    long jobId = row.getLong(0);
    try {
      String salaryType = row.getString(6);
      long min = wage(row.get(Numeric.class, 7), salaryType);
      long max = wage(row.get(Numeric.class, 8), salaryType);
      var vector = row.getBuffer(15);
      var job =
          new CatalogueJob(
              jobId,
              row.getBoolean(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              min == HourlyWage.UNKNOWN ? max : min,
              max == HourlyWage.UNKNOWN ? min : max,
              List.of(row.getArrayOfStrings(9)),
              instant(row.getOffsetDateTime(10)),
              instant(row.getOffsetDateTime(12)),
              row.getInteger(11),
              vector == null ? Embedding.NONE : Embedding.fromLittleEndian(vector.getBytes()));
      return new SourceJob(
          job,
          new JobText(
              row.getString(13),
              job.category(),
              job.employerId(),
              job.employmentType(),
              job.features(),
              row.getString(14)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BaitoException(
          ErrorCode.CATALOGUE_BUILD_FAILED,
          "job " + jobId + " cannot be read: " + e.getMessage() + "; import it again",
          e);
    }
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  private static long wage(@Nullable Numeric amount, String salaryType) {
    if (amount == null) {
      return HourlyWage.UNKNOWN;
    }
    if (amount.isNaN()) {
      throw new ArithmeticException("its salary is NaN");
    }
    return HourlyWage.exact(amount.bigDecimalValue(), SalaryType.valueOf(salaryType));
  }
}

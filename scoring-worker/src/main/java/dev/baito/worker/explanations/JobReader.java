package dev.baito.worker.explanations;

import dev.baito.database.Query;
import dev.baito.worker.WorkerSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what people know jobs by. Blocks. */
@ApplicationScoped
class JobReader {
  static final String READ =
      """
      SELECT j.job_id, j.title, j.employer_id, coalesce(nullif(c.name, ''), j.city_code),
        j.category, j.posted_at, j.expires_at
      FROM job j LEFT JOIN city c ON c.city_code = j.city_code
      WHERE j.job_id = ANY ($1)
      """;

  private final Pool pool;
  private final Duration timeout;

  JobReader(Pool pool, WorkerSettings settings) {
    this.pool = pool;
    this.timeout = settings.worker().queryTimeout();
  }

  /** Returns the jobs that are still there, by id. */
  Map<Long, JobFacts> read(Collection<Long> jobIds) {
    Tuple parameters = Tuple.tuple().addArrayOfLong(jobIds.toArray(Long[]::new));
    Map<Long, JobFacts> jobs = new HashMap<>();
    for (Row row : Query.run(pool, READ, parameters, timeout)) {
      jobs.put(
          row.getLong(0),
          new JobFacts(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              Optional.ofNullable(row.getOffsetDateTime(5)).map(OffsetDateTime::toInstant),
              Optional.ofNullable(row.getOffsetDateTime(6)).map(OffsetDateTime::toInstant)));
    }
    return jobs;
  }
}

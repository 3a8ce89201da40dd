package dev.baito.worker.users;

import dev.baito.BaitoException;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.database.Query;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.run.SeenPolicy;
import dev.baito.user.UserInput;
import dev.baito.worker.WorkerSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.TreeSet;

/** Reads the users of a batch, with all they did that matters, in one statement. Blocks. */
@ApplicationScoped
public class UserReader {
  /** $1 users, $2 start of the behaviour window, $3 as_of, $4 mark, $5 whether all seen matters. */
  static final String READ =
      """
      SELECT u.user_id, u.city_code, u.max_distance_km, u.salary_type, u.salary_min, u.salary_max,
        u.employment_types, u.required_features, u.preferred_categories, u.keywords, u.vector,
        b.job_ids, b.actions, b.times, a.job_ids, a.employers, a.times, s.job_ids
      FROM user_profile u
      LEFT JOIN LATERAL (
        SELECT array_agg(job_id) AS job_ids, array_agg(action) AS actions,
          array_agg(occurred_at) AS times
        FROM behavior
        WHERE user_id = u.user_id AND occurred_at > $2 AND occurred_at <= $3 AND ingest_seq <= $4
      ) b ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(behavior.job_id) AS job_ids,
          array_agg(coalesce(job.employer_id, '')) AS employers,
          array_agg(occurred_at) AS times
        FROM behavior LEFT JOIN job ON job.job_id = behavior.job_id
        WHERE user_id = u.user_id AND action = 'apply' AND occurred_at <= $3 AND ingest_seq <= $4
      ) a ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT job_id) AS job_ids
        FROM behavior
        WHERE $5 AND user_id = u.user_id AND occurred_at <= $3 AND ingest_seq <= $4
      ) s ON true
      WHERE u.user_id = ANY ($1)
      """;

  private final Pool pool;
  private final Duration timeout;

  UserReader(Pool pool, WorkerSettings settings) {
    this.pool = pool;
    this.timeout = settings.worker().queryTimeout();
  }

  /**
   * Returns every user of the batch. One that cannot be read fails alone.
   *
   * @param header of the generation they will be matched with
   */
  public LoadedUsers read(UserBatch batch, CatalogueHeader header) {
    var inputs = new ArrayList<UserInput>();
    var settled = new ArrayList<UserOutcome>();
    var absent = new TreeSet<Long>(batch.userIds());
    for (Row row : Query.run(pool, READ, parameters(batch), timeout)) {
      long userId = row.getLong(0);
      absent.remove(userId);
      try {
        inputs.add(UserRows.toInput(row, header));
      } catch (BaitoException e) {
        settled.add(
            new UserOutcome.Failed(userId, e.code().text(), String.valueOf(e.getMessage())));
      }
    }
    absent.forEach(userId -> settled.add(new UserOutcome.Gone(userId)));
    return new LoadedUsers(inputs, settled);
  }

  private static Tuple parameters(UserBatch batch) {
    OffsetDateTime asOf = batch.asOf().atOffset(ZoneOffset.UTC);
    return Tuple.tuple()
        .addArrayOfLong(batch.userIds().toArray(Long[]::new))
        .addOffsetDateTime(asOf.minus(batch.settings().behaviorWindow()))
        .addOffsetDateTime(asOf)
        .addLong(batch.behaviorMark())
        .addBoolean(batch.settings().excludeSeen() == SeenPolicy.ANY);
  }
}

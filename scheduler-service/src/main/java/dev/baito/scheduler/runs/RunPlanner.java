package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.run.MatchSettings;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Creates runs. A run's plan, the mark of the behaviours it reads and its revision are fixed in the
 * transaction that creates it, and never change. Users are planned in the order of their places, as
 * jobs lie: those of a batch need the same few blocks. Those who go far need many, and would make a
 * batch of neighbours need them too: who goes twice as far is planned apart, and first, since that
 * takes longer.
 */
@ApplicationScoped
public class RunPlanner {
  private static final Logger LOG = Logger.getLogger(RunPlanner.class);

  private static final String ACTIVE_SQL =
      "SELECT count(*) FROM run WHERE state IN ('waiting', 'running')";

  static final String MARK_SQL = "SELECT coalesce(max(ingest_seq), 0) FROM behavior";

  private static final String RUN_SQL =
      """
      INSERT INTO run (state, as_of, generation_id, revision, behavior_mark, top_k, batch_size,
        unknown_policy, exclude_seen, behavior_window_ms, behavior_half_life_ms, static_weight,
        max_per_employer, max_per_category, priority, planned_users, planned_batches, created_at)
      VALUES ('waiting', $1, $2, nextval('revision_seq'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
        $13, 0, 0, clock_timestamp())
      RETURNING run_id
      """;

  static final String PLAN_SQL =
      """
      WITH numbered AS (
        SELECT u.user_id, (row_number() OVER (
            ORDER BY CASE WHEN c.city_code IS NOT NULL AND u.max_distance_km IS NOT NULL
              THEN floor(ln(greatest(u.max_distance_km, $3::float8)) / ln(2::float8))
              END DESC NULLS FIRST,
            c.location_order, u.user_id) - 1)
          / $2::integer AS batch_no
        FROM user_profile u LEFT JOIN city c USING (city_code)
      ), planned AS (
        INSERT INTO user_batch (run_id, batch_no, user_ids)
        SELECT $1::bigint, batch_no::integer, array_agg(user_id ORDER BY user_id)
        FROM numbered
        GROUP BY batch_no
        RETURNING cardinality(user_ids) AS users
      )
      SELECT count(*) AS batches, coalesce(sum(users), 0)::bigint AS users FROM planned
      """;

  /** Kilometres up to which all count as going equally far. */
  private static final double NEAR_KM = 64;

  private static final String PLANNED_SQL =
      "UPDATE run SET planned_users = $2, planned_batches = $3 WHERE run_id = $1";

  private final Database database;
  private final GenerationChoice generations;
  private final SchedulerSettings settings;

  RunPlanner(Database database, GenerationChoice generations, SchedulerSettings settings) {
    this.database = database;
    this.generations = generations;
    this.settings = settings;
  }

  /**
   * Creates a run.
   *
   * @return its number
   * @throws BaitoException with {@link ErrorCode#RUN_CONFLICT} while an import is under way or too
   *     many runs are active, {@link ErrorCode#RUN_REQUEST_INVALID} or {@link
   *     ErrorCode#CATALOGUE_MISSING} when the given generation cannot be used
   */
  public long create(RunRequest request) {
    return database.transaction(session -> create(session, request));
  }

  /** Creates a run as part of a transaction, which holds locks from here to its end. */
  long create(Session session, RunRequest request) {
    lockSource(session);
    refuseTooMany(session);
    long mark = session.one(MARK_SQL).getLong(0);
    GenerationChoice.Chosen generation =
        generations.choose(session, request, mark, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    long runId = insert(session, request, generation, mark);
    Row plan =
        session
            .query(settings.database().planTimeout(), PLAN_SQL, runId, request.batchSize(), NEAR_KM)
            .iterator()
            .next();
    session.query(PLANNED_SQL, runId, plan.getLong("users"), plan.getLong("batches").intValue());
    LOG.infof(
        "Run %d: %d users in %d batches as of %s, generation %d",
        runId,
        plan.getLong("users"),
        plan.getLong("batches"),
        generation.asOf(),
        generation.generationId());
    return runId;
  }

  private static void lockSource(Session session) {
    boolean free =
        session
            .one(
                "SELECT pg_try_advisory_xact_lock_shared($1)", SchedulerLock.CATALOGUE_SOURCE.key())
            .getBoolean(0);
    if (!free) {
      throw new BaitoException(
          ErrorCode.RUN_CONFLICT, "An import is under way: create the run when it has ended");
    }
    // Held exclusively for one small deletion at a time: worth the wait.
    session.query("SELECT pg_advisory_xact_lock_shared($1)", SchedulerLock.OLD_BEHAVIORS.key());
  }

  private void refuseTooMany(Session session) {
    long active = session.one(ACTIVE_SQL).getLong(0);
    int most = settings.runs().maxActive();
    if (active >= most) {
      throw new BaitoException(
          ErrorCode.RUN_CONFLICT,
          "%d runs are under way, and at most %d may be (baito.scheduler.runs.max-active): cancel some, or wait"
              .formatted(active, most));
    }
  }

  private static long insert(
      Session session, RunRequest request, GenerationChoice.Chosen generation, long mark) {
    MatchSettings match = request.settings();
    return session
        .one(
            RUN_SQL,
            Times.parameter(generation.asOf()),
            generation.generationId(),
            mark,
            match.topK(),
            request.batchSize(),
            match.unknown().name().toLowerCase(Locale.ROOT),
            match.excludeSeen().name().toLowerCase(Locale.ROOT),
            match.behaviorWindow().toMillis(),
            match.behaviorHalfLife().toMillis(),
            match.staticWeight(),
            match.maxPerEmployer(),
            match.maxPerCategory(),
            request.priority().name().toLowerCase(Locale.ROOT))
        .getLong(0);
  }
}

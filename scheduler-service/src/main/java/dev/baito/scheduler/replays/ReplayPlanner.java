package dev.baito.scheduler.replays;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.deadletters.DeadLetterFilter;
import dev.baito.scheduler.deadletters.DeadLetterQueries;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Creates replays and calls them off. Which dead letters one takes is fixed when it is created. */
@ApplicationScoped
class ReplayPlanner {
  private static final Logger LOG = Logger.getLogger(ReplayPlanner.class);
  private static final int SHOWN_OF_DRY_RUN = 10;

  private static final String ACTIVE_SQL = "SELECT count(*) FROM replay WHERE state = 'running'";

  private static final String REPLAY_SQL =
      "INSERT INTO replay (request, by_id, per_second) VALUES ($1, $2, $3) RETURNING replay_id";

  static final String MISSING_SQL =
      """
      SELECT wanted.id FROM unnest($1::bigint[]) AS wanted (id)
      WHERE NOT EXISTS (SELECT FROM dead_letter d WHERE d.dead_letter_id = wanted.id)
      ORDER BY wanted.id LIMIT 1
      """;

  private static final String NAMED_SQL =
      "INSERT INTO replay_item (replay_id, dead_letter_id) SELECT $1, unnest($2::bigint[])";

  static final String MATCHING_SQL =
      """
      INSERT INTO replay_item (replay_id, dead_letter_id)
      SELECT $1, d.dead_letter_id FROM dead_letter d WHERE true\
      """;

  private static final String COUNT_SQL = "SELECT count(*) FROM dead_letter d WHERE true";

  private static final String CANCEL_SQL =
      """
      UPDATE replay SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE replay_id = $1 AND state = 'running'
      RETURNING replay_id
      """;

  private final Database database;
  private final DeadLetterQueries letters;
  private final ReplayQueries queries;
  private final int maxActive;
  private final Duration planTimeout;

  ReplayPlanner(
      Database database,
      DeadLetterQueries letters,
      ReplayQueries queries,
      SchedulerSettings settings) {
    this.database = database;
    this.letters = letters;
    this.queries = queries;
    this.maxActive = settings.replays().maxActive();
    this.planTimeout = settings.database().planTimeout();
  }

  /** Returns what a replay would take now. */
  ReplayView.DryRun wouldTake(ReplayRequest request) {
    return database.session(session ->
        switch (request.choice()) {
          case ReplayRequest.Choice.Ids(List<Long> ids) -> {
            refuseMissing(session, ids);
            yield new ReplayView.DryRun(
                true,
                ids.size(),
                letters.named(session, ids.subList(0, Math.min(ids.size(), SHOWN_OF_DRY_RUN))));
          }
          case ReplayRequest.Choice.Matching(DeadLetterFilter filter) -> {
            DeadLetterFilter.Conditions conditions = filter.conditions(1);
            long count =
                session
                    .query(
                        planTimeout,
                        COUNT_SQL + conditions.sql(),
                        conditions.parameters().toArray())
                    .iterator()
                    .next()
                    .getLong(0);
            yield new ReplayView.DryRun(
                true, count, letters.page(session, Long.MAX_VALUE, SHOWN_OF_DRY_RUN, filter));
          }
        });
  }

  /**
   * Creates a replay.
   *
   * @param asked the request as it came, to be shown
   * @return its number
   * @throws BaitoException with {@link ErrorCode#DEAD_LETTER_UNKNOWN} if it names one that is not
   *     there, {@link ErrorCode#OVERLOADED} when too many are under way
   */
  long create(ReplayRequest request, JsonObject asked) {
    return database.transaction(session -> {
      if (session.one(ACTIVE_SQL).getLong(0) >= maxActive) {
        throw new BaitoException(
            ErrorCode.OVERLOADED,
            "%d replays are under way already (baito.scheduler.replays.max-active): cancel some, or wait"
                .formatted(maxActive));
      }
      boolean byId = request.choice() instanceof ReplayRequest.Choice.Ids;
      long id = session.one(REPLAY_SQL, asked, byId, request.perSecond()).getLong(0);
      int items = choose(session, id, request.choice());
      LOG.infof("Replay %d: %d dead letters, %d a second", id, items, request.perSecond());
      return id;
    });
  }

  /**
   * Calls a replay off; what is back in its topic stays there.
   *
   * @throws BaitoException with {@link ErrorCode#REPLAY_UNKNOWN}, or {@link
   *     ErrorCode#DEAD_LETTER_STATE} if it has ended
   */
  ReplayView cancel(long id) {
    boolean cancelled = database.query(CANCEL_SQL, id).size() == 1;
    ReplayView replay = queries.replay(id);
    if (!cancelled) {
      throw new BaitoException(
          ErrorCode.DEAD_LETTER_STATE,
          "Replay %d has ended and cannot be cancelled: it is %s".formatted(id, replay.state()));
    }
    LOG.infof("Replay %d: cancelled", id);
    return replay;
  }

  private int choose(Session session, long id, ReplayRequest.Choice choice) {
    return switch (choice) {
      case ReplayRequest.Choice.Ids(List<Long> ids) -> {
        refuseMissing(session, ids);
        yield session.query(NAMED_SQL, id, ids.toArray(Long[]::new)).rowCount();
      }
      case ReplayRequest.Choice.Matching(DeadLetterFilter filter) -> {
        DeadLetterFilter.Conditions conditions = filter.conditions(2);
        var parameters = new ArrayList<Object>(List.of(id));
        parameters.addAll(conditions.parameters());
        yield session
            .query(planTimeout, MATCHING_SQL + conditions.sql(), parameters.toArray())
            .rowCount();
      }
    };
  }

  private static void refuseMissing(Session session, List<Long> ids) {
    RowSet<Row> missing = session.query(MISSING_SQL, (Object) ids.toArray(Long[]::new));
    if (missing.size() > 0) {
      throw DeadLetterQueries.unknown(missing.iterator().next().getLong(0));
    }
  }
}

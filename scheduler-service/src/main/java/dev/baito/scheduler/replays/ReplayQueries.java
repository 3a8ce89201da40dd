package dev.baito.scheduler.replays;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads replays, with their counts as of now. */
@ApplicationScoped
class ReplayQueries {
  private static final String VIEW_SQL =
      """
      SELECT r.replay_id, r.state, r.request, r.per_second, r.created_at, r.finished_at,
        i.total, i.replayed, i.no_ops, i.no_op_reasons, i.failed, i.failure_reasons
      FROM replay r
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(n), 0)::bigint AS total,
          coalesce(sum(n) FILTER (WHERE state = 'replayed'), 0)::bigint AS replayed,
          coalesce(sum(n) FILTER (WHERE state = 'no-op'), 0)::bigint AS no_ops,
          coalesce(jsonb_object_agg(detail, n) FILTER (WHERE state = 'no-op'), '{}')
            AS no_op_reasons,
          coalesce(sum(n) FILTER (WHERE state = 'failed'), 0)::bigint AS failed,
          coalesce(jsonb_object_agg(detail, n) FILTER (WHERE state = 'failed'), '{}')
            AS failure_reasons
        FROM (
          SELECT state, detail, count(*) AS n
          FROM replay_item WHERE replay_id = r.replay_id
          GROUP BY state, detail
        ) AS grouped
      ) i
      """;

  static final String ONE_SQL = VIEW_SQL + "WHERE r.replay_id = $1";

  static final String PAGE_SQL =
      VIEW_SQL + "WHERE r.replay_id < $1 ORDER BY r.replay_id DESC LIMIT $2";

  private final Database database;

  ReplayQueries(Database database) {
    this.database = database;
  }

  /**
   * Returns a replay.
   *
   * @throws BaitoException with {@link ErrorCode#REPLAY_UNKNOWN} if there is none of that number
   */
  ReplayView replay(long id) {
    RowSet<Row> rows = database.query(ONE_SQL, id);
    if (rows.size() == 0) {
      throw new BaitoException(
          ErrorCode.REPLAY_UNKNOWN,
          "There is no replay %d, or it was cleaned up: GET /dead-letters/replays lists those there are"
              .formatted(id));
    }
    return view(rows.iterator().next());
  }

  /** Returns the replays with numbers below one, newest first. */
  List<ReplayView> page(long before, int limit) {
    var views = new ArrayList<ReplayView>();
    for (Row row : database.query(PAGE_SQL, before, limit)) {
      views.add(view(row));
    }
    return views;
  }

  private static ReplayView view(Row row) {
    return new ReplayView(
        row.getLong("replay_id"),
        row.getString("state"),
        row.getJsonObject("request").getMap(),
        row.getInteger("per_second"),
        row.getLong("total"),
        row.getLong("replayed"),
        row.getLong("no_ops"),
        row.getJsonObject("no_op_reasons").getMap(),
        row.getLong("failed"),
        row.getJsonObject("failure_reasons").getMap(),
        Times.of(row, "created_at"),
        Times.ifAny(row, "finished_at"));
  }
}

package dev.baito.warmer.building;

import dev.baito.database.Query;
import dev.baito.warmer.source.GenerationRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The generations that are asked for and not there yet. */
@ApplicationScoped
class Requests {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** One whose runs have all ended, cancelled for instance, is not worth building. */
  private static final String OPEN =
      """
      SELECT r.generation_id, r.as_of, r.behavior_mark, r.behavior_window_ms
      FROM catalogue_request r
      WHERE NOT EXISTS (
          SELECT FROM catalogue_generation g WHERE g.generation_id = r.generation_id)
        AND (NOT EXISTS (SELECT FROM run WHERE run.generation_id = r.generation_id)
          OR EXISTS (
            SELECT FROM run
            WHERE run.generation_id = r.generation_id AND run.state IN ('waiting', 'running')))
      ORDER BY r.generation_id DESC
      LIMIT 16
      """;

  private final Pool pool;

  Requests(Pool pool) {
    this.pool = pool;
  }

  /** Returns the open requests, newest first. */
  List<GenerationRequest> open() {
    var requests = new ArrayList<GenerationRequest>();
    for (Row row : Query.run(pool, OPEN, Tuple.tuple(), TIMEOUT)) {
      requests.add(
          new GenerationRequest(
              row.getLong(0),
              row.getOffsetDateTime(1).toInstant(),
              row.getLong(2),
              Duration.ofMillis(row.getLong(3))));
    }
    return requests;
  }
}

package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * The catalogue generation of a run: a new one asked for with the run, or an older one given by
 * number. With an older one the run still reads the newest behaviours: what a user applied to in
 * the meantime must not be recommended again, while a behaviour on a job that the generation does
 * not hold adds nothing to a user vector.
 */
@ApplicationScoped
class GenerationChoice {
  private static final String REQUEST_SQL =
      """
      INSERT INTO catalogue_request (as_of, behavior_mark, behavior_window_ms)
      VALUES ($1, $2, $3)
      RETURNING generation_id
      """;

  // The key lock keeps clean-ups from removing the generation before the run that names it exists.
  private static final String GIVEN_SQL =
      """
      SELECT r.as_of, r.behavior_window_ms, coalesce(g.state, 'building') AS state
      FROM catalogue_request r LEFT JOIN catalogue_generation g USING (generation_id)
      WHERE r.generation_id = $1
      FOR KEY SHARE OF r
      """;

  /** The generation a run is to read, and the instant it is built for. */
  record Chosen(long generationId, Instant asOf) {}

  Chosen choose(Session session, RunRequest request, long behaviorMark, Instant now) {
    if (request.generationId().isPresent()) {
      return given(session, request, request.generationId().getAsLong());
    }
    Instant asOf = request.asOf().orElse(now);
    long windowMs = request.settings().behaviorWindow().toMillis();
    long generationId =
        session.one(REQUEST_SQL, Times.parameter(asOf), behaviorMark, windowMs).getLong(0);
    return new Chosen(generationId, asOf);
  }

  private static Chosen given(Session session, RunRequest request, long generationId) {
    RowSet<Row> rows = session.query(GIVEN_SQL, generationId);
    if (rows.size() == 0) {
      throw missing(generationId, "does not exist, or was removed");
    }
    Row row = rows.iterator().next();
    String state = row.getString("state");
    if (!state.equals("ready")) {
      throw missing(generationId, "is not ready: " + state);
    }
    Instant asOf = Times.of(row, "as_of");
    if (request.asOf().isPresent() && !request.asOf().get().equals(asOf)) {
      throw RunRequest.invalid(
          "generation %d is of %s, not of as_of %s: leave one of the two out"
              .formatted(generationId, asOf, request.asOf().get()));
    }
    Duration window = Duration.ofMillis(row.getLong("behavior_window_ms"));
    if (window.compareTo(request.settings().behaviorWindow()) < 0) {
      throw RunRequest.invalid(
          "generation %d holds the jobs of behaviours of %s, less than behavior_window %s: leave generation_id out"
              .formatted(
                  generationId,
                  DurationText.format(window),
                  DurationText.format(request.settings().behaviorWindow())));
    }
    return new Chosen(generationId, asOf);
  }

  private static BaitoException missing(long generationId, String why) {
    return new BaitoException(
        ErrorCode.CATALOGUE_MISSING,
        "Generation %d %s: leave generation_id out to have one built".formatted(generationId, why));
  }
}

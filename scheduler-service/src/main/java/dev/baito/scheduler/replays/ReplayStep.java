package dev.baito.scheduler.replays;

import dev.baito.failure.DeadLetterHeader;
import dev.baito.failure.Failure;
import dev.baito.failure.FailureClasses;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does the next few items of a replay in one transaction that holds the replay's row, so that two
 * schedulers never do one item twice, and the entries' rows, so that a letter that comes back at
 * once waits until its entry is marked. A crash between acknowledgement and commit publishes again.
 */
@ApplicationScoped
class ReplayStep {
  private static final Logger LOG = Logger.getLogger(ReplayStep.class);

  // Whoever holds the row moves the replay; other schedulers pass by.
  private static final String TAKE_SQL =
      """
      SELECT by_id, per_second FROM replay
      WHERE replay_id = $1 AND state = 'running' AND next_at <= clock_timestamp()
      FOR NO KEY UPDATE SKIP LOCKED
      """;

  static final String ITEMS_SQL =
      """
      SELECT dead_letter_id FROM replay_item
      WHERE replay_id = $1 AND state = 'pending'
      ORDER BY dead_letter_id LIMIT $2
      """;

  static final String CANDIDATES_SQL =
      """
      SELECT d.dead_letter_id, d.entry_key, d.state, d.topic, d.run_id, d.batch_no,
        d.headers ->> '%s' AS origin,
        d.original_headers, d.record_key, d.record_value, r.state AS run_state,
        g.state AS generation_state,
        about.users, about.completed, about.superseded
      FROM dead_letter d LEFT JOIN run r ON r.run_id = d.run_id
      LEFT JOIN catalogue_generation g ON g.generation_id = r.generation_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS users, count(l.user_id) AS completed,
          count(*) FILTER (WHERE l.user_id IS NULL
            AND (c.generation_id, c.revision) > (r.generation_id, r.revision)) AS superseded
        FROM unnest(d.user_ids) AS u (user_id)
        LEFT JOIN run_list l ON l.run_id = d.run_id AND l.user_id = u.user_id
        LEFT JOIN current_list c ON c.user_id = u.user_id
      ) about
      WHERE d.dead_letter_id = ANY ($1)
      ORDER BY d.dead_letter_id
      FOR UPDATE OF d
      """
          .formatted(DeadLetterHeader.TOPIC);

  private static final String DONE_SQL =
      "UPDATE replay SET state = 'done', finished_at = clock_timestamp() WHERE replay_id = $1";

  // Time that was lost is made up for, but not more than a second of it.
  private static final String PACE_SQL =
      """
      UPDATE replay SET next_at = greatest(next_at, clock_timestamp() - interval '1 second')
        + make_interval(secs => $2::double precision / per_second)
      WHERE replay_id = $1
      """;

  private final Database database;
  private final ReplayPublisher publisher;
  private final int chunkItems;

  ReplayStep(Database database, ReplayPublisher publisher, SchedulerSettings settings) {
    this.database = database;
    this.publisher = publisher;
    this.chunkItems = settings.replays().chunkItems();
  }

  /** What one step came to. */
  sealed interface Step {
    /** It is not its time yet, it has ended, or somebody else does it. */
    record Idle() implements Step {}

    /** Some items are done, or the replay is: there may be more to do at once. */
    record Moved() implements Step {}

    /** Kafka does not take the messages now; what it took is marked. */
    record Stalled(Throwable cause) implements Step {}
  }

  /** Moves a replay one step. */
  Step advance(long replayId) {
    return database.transaction(session -> {
      RowSet<Row> taken = session.query(TAKE_SQL, replayId);
      return taken.size() == 0
          ? new Step.Idle()
          : advance(session, replayId, taken.iterator().next());
    });
  }

  private Step advance(Session session, long replayId, Row replay) {
    List<Long> items = items(session, replayId, replay.getInteger("per_second"));
    if (items.isEmpty()) {
      session.query(DONE_SQL, replayId);
      LOG.infof("Replay %d: done", replayId);
      return new Step.Moved();
    }
    Map<Long, Candidate> candidates = candidates(session, items);
    var outcomes = new ReplayOutcomes(replayId);
    Optional<Throwable> outage = Optional.empty();
    for (long item : items) {
      try {
        handle(
            item, Optional.ofNullable(candidates.get(item)), replay.getBoolean("by_id"), outcomes);
      } catch (RuntimeException e) {
        if (FailureClasses.of(e) instanceof Failure.InfrastructureDown) {
          outage = Optional.of(e);
          break;
        }
        LOG.warnf(e, "Replay %d: Kafka refuses dead letter %d", replayId, item);
        outcomes.failed(item, FailureClasses.of(e).code().text());
      }
    }
    outcomes.write(session);
    session.query(PACE_SQL, replayId, (double) outcomes.published());
    return outage.<Step>map(Step.Stalled::new).orElseGet(Step.Moved::new);
  }

  private void handle(
      long item, Optional<Candidate> candidate, boolean named, ReplayOutcomes outcomes) {
    Optional<NoOp> noOp =
        candidate.isEmpty() ? Optional.of(NoOp.REMOVED) : candidate.get().noOp(named);
    if (noOp.isPresent()) {
      outcomes.noOp(item, noOp.get());
    } else {
      publisher.publish(candidate.orElseThrow());
      outcomes.replayed(item);
    }
  }

  /** A quarter of a second's worth, so that a rate looks even. */
  private List<Long> items(Session session, long replayId, int perSecond) {
    var ids = new ArrayList<Long>();
    for (Row row : session.query(ITEMS_SQL, replayId, Math.clamp(perSecond / 4, 1, chunkItems))) {
      ids.add(row.getLong(0));
    }
    return ids;
  }

  private static Map<Long, Candidate> candidates(Session session, List<Long> items) {
    var candidates = new HashMap<Long, Candidate>();
    for (Row row : session.query(CANDIDATES_SQL, (Object) items.toArray(Long[]::new))) {
      Candidate candidate = Candidate.of(row);
      candidates.put(candidate.id(), candidate);
    }
    return candidates;
  }
}

package dev.baito.scheduler.ledger;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Holds runs against their plans. The run keeps the newest verdict. */
@ApplicationScoped
class Audits {
  private static final Logger LOG = Logger.getLogger(Audits.class);
  private static final int NAMED_USERS = 100;

  /** What is looked for at a run's end; its lists are not read for that. */
  private static final Set<Hole> OF_LEDGER = EnumSet.of(Hole.MISSING, Hole.UNPLANNED);

  private static final String RUN_SQL = "SELECT state, planned_users FROM run WHERE run_id = $1";

  static final String COUNTS_SQL =
      Classes.WITH
          + """
          SELECT count(*) FILTER (WHERE class = 'completed') AS completed,
            count(*) FILTER (WHERE class = 'dead-lettered') AS dead_lettered,
            count(*) FILTER (WHERE class = 'discarded') AS discarded,
            count(*) FILTER (WHERE class = 'cancelled') AS cancelled,
            count(*) FILTER (WHERE class = 'none') AS none
          FROM classed
          """;

  // Whoever holds the row checks the run; other schedulers pass by.
  private static final String UNCHECKED_SQL =
      """
      SELECT run_id FROM run
      WHERE ledger = '' AND state IN ('completed', 'cancelled', 'failed')
      ORDER BY run_id LIMIT 1
      FOR NO KEY UPDATE SKIP LOCKED
      """;

  private static final String VERDICT_SQL =
      "UPDATE run SET ledger = $2 WHERE run_id = $1 AND ledger <> $2";

  private final Database database;
  private final Duration timeout;

  Audits(Database database, SchedulerSettings settings) {
    this.database = database;
    this.timeout = settings.database().planTimeout();
  }

  /**
   * Audits a run, its lists too.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN}
   */
  Audit audit(long runId) {
    return database.transaction(session -> {
      Audit audit = look(session, runId, EnumSet.allOf(Hole.class));
      keep(session, audit);
      return audit;
    });
  }

  /** Checks the ledger of a run that has ended since; returns whether there was one. */
  boolean checkNext() {
    Optional<Audit> audit =
        database.transaction(session -> {
          RowSet<Row> rows = session.query(UNCHECKED_SQL);
          if (rows.size() == 0) {
            return Optional.empty();
          }
          Audit found = look(session, rows.iterator().next().getLong(0), OF_LEDGER);
          keep(session, found);
          return Optional.of(found);
        });
    audit.ifPresent(Audits::tell);
    return audit.isPresent();
  }

  private Audit look(Session session, long runId, Set<Hole> holes) {
    RowSet<Row> runs = session.query(RUN_SQL, runId);
    if (runs.size() == 0) {
      throw new BaitoException(
          ErrorCode.RUN_UNKNOWN,
          "There is no run " + runId + ", or it was cleaned up: GET /runs lists those there are");
    }
    Row run = runs.iterator().next();
    String state = run.getString("state");
    boolean ended = !state.equals("waiting") && !state.equals("running");
    Audit.Users users = users(session, runId, run.getLong("planned_users"));
    var problems = new ArrayList<Audit.Problem>();
    for (Hole hole : holes) {
      if (hole != Hole.MISSING || ended) {
        find(session, runId, hole).ifPresent(problems::add);
      }
    }
    String verdict = users.addUp() && problems.isEmpty() ? "closed" : "open";
    return new Audit(runId, state, ended ? verdict : "running", users, problems);
  }

  private Audit.Users users(Session session, long runId, long planned) {
    Row counts = session.query(timeout, COUNTS_SQL, runId).iterator().next();
    return new Audit.Users(
        planned,
        counts.getLong("completed"),
        counts.getLong("dead_lettered"),
        counts.getLong("discarded"),
        counts.getLong("cancelled"),
        counts.getLong("none"));
  }

  private Optional<Audit.Problem> find(Session session, long runId, Hole hole) {
    List<Long> users = new ArrayList<>();
    long affected = 0;
    for (Row row : session.query(timeout, hole.sql(), runId, NAMED_USERS)) {
      users.add(row.getLong("user_id"));
      affected = row.getLong("affected");
    }
    return users.isEmpty()
        ? Optional.empty()
        : Optional.of(new Audit.Problem(hole.text(), affected, users));
  }

  private static void keep(Session session, Audit audit) {
    if (!audit.ledger().equals("running")) {
      session.query(VERDICT_SQL, audit.runId(), audit.ledger());
    }
  }

  private static void tell(Audit audit) {
    if (audit.ledger().equals("closed")) {
      LOG.infof("Run %d: its ledger closes: %s", audit.runId(), audit.users());
    } else {
      LOG.errorf(
          "%s: run %d does not add up to its plan: %s %s",
          ErrorCode.LEDGER_OPEN, audit.runId(), audit.users(), audit.problems());
    }
  }
}

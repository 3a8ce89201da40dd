package dev.baito.scheduler.retention;

import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;

/**
 * The daily clean-up: removes what is older than the settings say, in chunks. One scheduler does it
 * at a time. Catalogue generations are the cache-warmer's to remove.
 */
@ApplicationScoped
public class CleanUp {
  private static final Logger LOG = Logger.getLogger(CleanUp.class);

  /*
   * Rows are deleted by their place in the table: looked up by key, a large chunk would be joined to
   * the whole table. An entry is locked first, since it moves when a letter comes; items of ended
   * replays and rows of imports stay where they are.
   */

  // What the ledger of a run counts goes with the run; what is resolved is counted elsewhere.
  static final String LETTERS_SQL =
      """
      DELETE FROM dead_letter WHERE ctid = ANY (ARRAY (
        SELECT d.ctid FROM dead_letter d
        WHERE d.last_received_at < $2 AND (d.state = 'replayed'
          OR NOT EXISTS (SELECT FROM run r WHERE r.run_id = d.run_id))
        ORDER BY d.last_received_at LIMIT $1
        FOR UPDATE SKIP LOCKED))
      """;

  static final String REPLAY_ITEMS_SQL =
      """
      DELETE FROM replay_item WHERE ctid = ANY (ARRAY (
        SELECT i.ctid
        FROM replay r JOIN replay_item i USING (replay_id)
        WHERE r.finished_at < $2
        LIMIT $1))
      """;

  // Ids grow with time, so the first ones are the oldest: no index on the time is needed.
  private static final String REPLAYS_SQL =
      """
      DELETE FROM replay WHERE replay_id IN (
        SELECT replay_id FROM (
          SELECT replay_id, finished_at FROM replay ORDER BY replay_id LIMIT $1
        ) oldest WHERE finished_at < $2)
      """;

  static final String REJECTS_SQL =
      """
      DELETE FROM import_reject WHERE ctid = ANY (ARRAY (
        SELECT j.ctid
        FROM import_report r JOIN import_reject j USING (import_id)
        WHERE r.finished_at < $2
        LIMIT $1))
      """;

  private static final String REPORTS_SQL =
      """
      DELETE FROM import_report WHERE import_id IN (
        SELECT import_id FROM (
          SELECT import_id, finished_at FROM import_report ORDER BY import_id LIMIT $1
        ) oldest WHERE finished_at < $2)
      """;

  static final String REMOVED_USERS_SQL =
      """
      DELETE FROM current_list WHERE user_id IN (
        SELECT l.user_id FROM current_list l
        WHERE NOT EXISTS (SELECT FROM user_profile p WHERE p.user_id = l.user_id)
        LIMIT $1)
      """;

  private final Scheduler scheduler;
  private final Database database;
  private final OldBehaviors behaviors;
  private final SchedulerSettings.Retention settings;

  CleanUp(
      Scheduler scheduler, Database database, OldBehaviors behaviors, SchedulerSettings settings) {
    this.scheduler = scheduler;
    this.database = database;
    this.behaviors = behaviors;
    this.settings = settings.retention();
  }

  void schedule(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    if (settings.cron().equals("off")) {
      return;
    }
    scheduler
        .newJob("clean-up")
        .setCron(settings.cron())
        .setTimeZone(settings.timeZone().getId())
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(_ -> run(), true)
        .schedule();
  }

  /** Cleans up now, unless another scheduler does; failures are left to the next day. */
  void run() {
    try {
      database.session(this::alone);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The clean-up did not come to its end; the next one goes on");
    }
  }

  /** Returns whether this scheduler did it. */
  private boolean alone(Session session) {
    long key = SchedulerLock.CLEAN_UP.key();
    if (!session.one("SELECT pg_try_advisory_lock($1)", key).getBoolean(0)) {
      LOG.info("Another scheduler is cleaning up");
      return false;
    }
    try {
      clean(session);
      return true;
    } finally {
      session.query("SELECT pg_advisory_unlock($1)", key);
    }
  }

  private void clean(Session session) {
    var deletion = new Deletion(session, settings.chunkRows());
    long runs = new OldRuns(session, deletion).remove(settings.runs());
    OffsetDateTime dead = before(settings.deadLetters());
    long letters = deletion.all(LETTERS_SQL, dead);
    long replays = deletion.all(REPLAY_ITEMS_SQL, dead) + deletion.all(REPLAYS_SQL, dead);
    OffsetDateTime reports = before(settings.importReports());
    long imports = deletion.all(REJECTS_SQL, reports) + deletion.all(REPORTS_SQL, reports);
    long lists = deletion.all(REMOVED_USERS_SQL);
    LOG.infof(
        "Clean-up: %d rows of old runs, %d dead letters, %d rows of old replays, %d rows of old imports, %d lists of removed users, %d old behaviours",
        runs, letters, replays, imports, lists, behaviors.remove());
  }

  private static OffsetDateTime before(Duration age) {
    return Times.parameter(Instant.now().minus(age));
  }
}

package dev.baito.scheduler.retention;

import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Removes old behaviours; applications stay forever. Never while a run is active, since a run's
 * input is frozen: the lock keeps runs from being created while a chunk goes, and the chunk waits
 * for those there are.
 */
@ApplicationScoped
class OldBehaviors {
  private static final Logger LOG = Logger.getLogger(OldBehaviors.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final String ACTIVE_SQL =
      "SELECT EXISTS (SELECT FROM run WHERE state IN ('waiting', 'running'))";

  static final String CHUNK_SQL =
      """
      DELETE FROM behavior WHERE ctid = ANY (ARRAY (
        SELECT ctid FROM behavior
        WHERE action <> 'apply' AND occurred_at < $2
        ORDER BY occurred_at
        LIMIT $1
        FOR UPDATE SKIP LOCKED))
      """;

  private final Database database;
  private final SchedulerSettings.Retention settings;

  OldBehaviors(Database database, SchedulerSettings settings) {
    this.database = database;
    this.settings = settings.retention();
  }

  /** Removes them, and returns how many went. */
  long remove() {
    Instant before = Instant.now().minus(settings.behaviors());
    Instant deadline = Instant.now().plus(settings.patience());
    long deleted = 0;
    while (true) {
      switch (database.transaction(session -> chunk(session, before))) {
        case Chunk.Deleted(int rows) -> {
          deleted += rows;
          if (rows < settings.chunkRows()) {
            return deleted;
          }
        }
        case Chunk.RunActive _ -> {
          if (Instant.now().isAfter(deadline)) {
            LOG.info("Old behaviours are left for the next clean-up: a run is active");
            return deleted;
          }
          if (!pause()) {
            return deleted;
          }
        }
      }
    }
  }

  private sealed interface Chunk {
    record Deleted(int rows) implements Chunk {}

    record RunActive() implements Chunk {}
  }

  private Chunk chunk(Session session, Instant before) {
    session.query("SELECT pg_advisory_xact_lock($1)", SchedulerLock.OLD_BEHAVIORS.key());
    if (session.one(ACTIVE_SQL).getBoolean(0)) {
      return new Chunk.RunActive();
    }
    return new Chunk.Deleted(
        session.query(CHUNK_SQL, settings.chunkRows(), Times.parameter(before)).rowCount());
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false; // the service ends
    }
  }
}

package dev.baito.database;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets a service start only on the schema version it knows. An older schema, or a database that
 * cannot be reached, is waited for, since the job that migrates may run beside the service; a newer
 * one is refused at once, since no waiting makes it older. A refusal ends the service.
 */
@ApplicationScoped
public class SchemaGate {
  /** Before the messaging connectors (1000), so that nothing is consumed behind a closed gate. */
  private static final int BEFORE_EVERYTHING_THAT_READS = 10;

  private static final String VERSION_SQL =
      """
      SELECT coalesce(max(version::integer), 0)
      FROM flyway_schema_history
      WHERE success AND version ~ '^[0-9]+$'
      """;

  private static final String UNDEFINED_TABLE = "42P01";
  private static final Logger LOG = Logger.getLogger(SchemaGate.class);

  private final Pool pool;
  private final DatabaseSettings settings;

  /**
   * @param pool the service's database
   * @param settings how long it may take
   */
  public SchemaGate(Pool pool, DatabaseSettings settings) {
    this.pool = pool;
    this.settings = settings;
  }

  void onStart(
      @Observes @Priority(BEFORE_EVERYTHING_THAT_READS) @SuppressWarnings("UnusedVariable")
          StartupEvent event) {
    open();
  }

  /**
   * Returns when the schema is the one this build knows. Blocks; not for an event loop.
   *
   * @throws BaitoException with {@link ErrorCode#SCHEMA_VERSION} if it is newer, or did not become
   *     this one in time
   */
  public void open() {
    Duration wait = settings.schemaWait();
    long deadline = System.nanoTime() + wait.toNanos();
    Look last =
        look(wait)
            .repeat()
            .withDelay(settings.schemaPoll())
            .whilst(look -> !look.isFinal() && System.nanoTime() < deadline)
            .collect()
            .last()
            .await()
            // Twice: a look begun just before the deadline may itself take as long as the wait.
            .atMost(wait.multipliedBy(2).plus(settings.schemaPoll()));
    switch (last) {
      case Version(int version) when version == SchemaVersion.CURRENT ->
          LOG.debugf("The database schema has version %d", version);
      case Version(int version) when version > SchemaVersion.CURRENT ->
          throw new BaitoException(
              ErrorCode.SCHEMA_VERSION,
              "The database schema has version %d, newer than %d, which this build knows: start the release that belongs to the schema"
                  .formatted(version, SchemaVersion.CURRENT));
      case Version(int version) ->
          throw new BaitoException(
              ErrorCode.SCHEMA_VERSION,
              "The database schema still has version %d after %d s, this build needs %d: run `baito provision` of this release against the database"
                  .formatted(version, wait.toSeconds(), SchemaVersion.CURRENT));
      case Unreachable(Throwable cause) ->
          throw new BaitoException(
              ErrorCode.SCHEMA_VERSION,
              "The database could not be asked for its schema version within %d s: check quarkus.datasource.reactive.url, the password and that PostgreSQL runs"
                  .formatted(wait.toSeconds()),
              cause);
    }
  }

  private Uni<Look> look(Duration atMost) {
    return Connections.with(pool, atMost, connection -> connection.query(VERSION_SQL).execute())
        .map(rows -> (Look) new Version(rows.iterator().next().getInteger(0)))
        .onFailure()
        .recoverWithItem(SchemaGate::failed);
  }

  private static Look failed(Throwable failure) {
    if (failure instanceof PgException e && UNDEFINED_TABLE.equals(e.getSqlState())) {
      return new Version(0); // never migrated
    }
    LOG.infof("Waiting for the database: %s", failure.getMessage());
    return new Unreachable(failure);
  }

  /** What one look at the database found. */
  private sealed interface Look {
    /** Whether looking again cannot help. */
    default boolean isFinal() {
      return this instanceof Version(int version) && version >= SchemaVersion.CURRENT;
    }
  }

  private record Version(int version) implements Look {}

  private record Unreachable(Throwable cause) implements Look {}
}

package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;

/**
 * PostgreSQL itself refuses what the sink inserts, with the error code of a fault that cannot be
 * had without harm to the machine: it raises that code in a trigger, until this is closed.
 */
final class InsertTrouble implements AutoCloseable {
  private final Database database;

  /**
   * Begins.
   *
   * @param sqlState the error code
   * @param condition when it is raised; the sequence {@code hits} counts the statements
   */
  InsertTrouble(Database database, String sqlState, String condition) throws SQLException {
    this.database = database;
    database.execute(
        "CREATE SEQUENCE hits",
        """
        CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF %s THEN
            RAISE EXCEPTION 'trouble' USING ERRCODE = '%s';
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(condition, sqlState),
        """
        CREATE TRIGGER trouble BEFORE INSERT ON run_list
        FOR EACH STATEMENT EXECUTE FUNCTION trouble()
        """);
  }

  /** Waits until the sink has met it so often. */
  void awaitHits(long hits) {
    await("statements in trouble")
        .atMost(Scene.PATIENCE)
        .until(() -> database.number("SELECT last_value FROM hits") >= hits);
  }

  @Override
  public void close() throws SQLException {
    database.execute(
        "DROP TRIGGER trouble ON run_list", "DROP FUNCTION trouble", "DROP SEQUENCE hits");
  }
}

package dev.baito.scheduler.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.SchedulerSettings.Imports;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Imports files in one transaction: all good rows are in the database afterwards, or nothing has
 * changed. Thread-safe; of several imports at once one is done and the others are refused. The work
 * takes minutes for large files, so call it where blocking is allowed.
 */
@ApplicationScoped
public class ImportService {
  private static final Logger LOG = Logger.getLogger(ImportService.class);
  private static final String STATEMENT_TIMEOUT_STATE = "57014";

  /** How much longer than PostgreSQL itself we wait before we give its connection up. */
  private static final Duration NETWORK_GRACE = Duration.ofSeconds(30);

  private final DataSource dataSource;
  private final ImportFolder folder;
  private final Imports settings;
  private final ObjectMapper json;

  ImportService(
      DataSource dataSource, ImportFolder folder, SchedulerSettings settings, ObjectMapper json) {
    this.dataSource = dataSource;
    this.folder = folder;
    this.settings = settings.imports();
    this.json = json;
  }

  /**
   * Does an import.
   *
   * @throws BaitoException when a file cannot be read as CSV, a run or another import is under way,
   *     or it is strict and there are bad rows; nothing was changed then
   */
  public ImportReport run(ImportRequest request) throws IOException, SQLException {
    Instant startedAt = Instant.now();
    checkHeaders(request);
    try (Connection connection = dataSource.getConnection();
        Rejects rejects = new Rejects(folder.path())) {
      Duration patience = settings.statementTimeout().plus(NETWORK_GRACE);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
      connection.setAutoCommit(false);
      try {
        ImportReport report = run(request, connection, rejects, startedAt);
        log(report);
        if (report.state().equals(ImportReport.REFUSED)) {
          throw new ImportRefusedException(report);
        }
        return report;
      } finally {
        restore(connection);
      }
    } catch (SQLException e) {
      if (STATEMENT_TIMEOUT_STATE.equals(e.getSQLState())) {
        throw new BaitoException(
            ErrorCode.IMPORT_TIMEOUT,
            "A statement of the import took longer than %s, nothing was changed: raise the setting baito.scheduler.imports.statement-timeout"
                .formatted(settings.statementTimeout()),
            e);
      }
      throw e;
    }
  }

  private static void log(ImportReport report) {
    LOG.infof(
        "Import %d %s in %d ms, %d bad rows",
        report.importId(), report.state(), report.durationMs(), report.rejected());
    for (FileReport file : report.files()) {
      LOG.infof(
          "Import %d, %s: %d rows, %d inserted, %d updated, %d removed, %d bad",
          report.importId(),
          file.file(),
          file.rows(),
          file.inserted(),
          file.updated(),
          file.removed(),
          file.rejected());
    }
  }

  /** Fails fast on what can be seen without reading the files through. */
  private void checkHeaders(ImportRequest request) throws IOException {
    for (Map.Entry<ImportFile, Path> entry : request.files().entrySet()) {
      OpenFile.open(entry.getKey(), entry.getValue(), settings).close();
    }
  }

  private ImportReport run(
      ImportRequest request, Connection connection, Rejects rejects, Instant startedAt)
      throws IOException, SQLException {
    ImportTransaction transaction =
        new ImportTransaction(connection, request.files().keySet(), request.replace());
    limit(transaction);
    claim(transaction);
    ImportSession session = new ImportSession(request, settings, transaction, rejects);
    session.load();
    RejectTally tally = rejects.tally();
    boolean refused = request.strict() && tally.total() > 0;
    if (refused) {
      connection.rollback();
    }
    ImportReport report =
        new ImportReport(
            transaction.number(
                "SELECT nextval(pg_get_serial_sequence('import_report', 'import_id'))"),
            refused ? ImportReport.REFUSED : ImportReport.APPLIED,
            startedAt,
            Duration.between(startedAt, Instant.now()).toMillis(),
            session.reports(),
            tally.total(),
            transaction.warnings(),
            tally.reasons(),
            tally.first());
    store(connection, report);
    rejects.store(connection, report.importId());
    connection.commit();
    return report;
  }

  private void limit(ImportTransaction transaction) throws SQLException {
    long millis = settings.statementTimeout().toMillis();
    transaction.execute("SET LOCAL statement_timeout = " + millis);
    transaction.execute("SET LOCAL idle_in_transaction_session_timeout = " + millis);
    transaction.execute("SET LOCAL work_mem = '%dMB'".formatted(settings.sortMemoryMb()));
  }

  private static void claim(ImportTransaction transaction) throws SQLException {
    boolean free =
        transaction.number(
                "SELECT pg_try_advisory_xact_lock(%d)::integer"
                    .formatted(SchedulerLock.CATALOGUE_SOURCE.key()))
            == 1;
    if (!free) {
      throw new BaitoException(
          ErrorCode.IMPORT_CONFLICT,
          "Another import is under way, or a run is being created: try again later");
    }
    long run =
        transaction.number(
            "SELECT run_id FROM run WHERE state IN ('waiting', 'running') ORDER BY run_id LIMIT 1");
    if (run != 0) {
      throw new BaitoException(
          ErrorCode.IMPORT_CONFLICT,
          "Run %d is active and reads what an import would change: wait for it, or cancel it"
              .formatted(run));
    }
  }

  private void store(Connection connection, ImportReport report) throws IOException, SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO import_report (import_id, state, started_at, finished_at, report)
            OVERRIDING SYSTEM VALUE VALUES (?, ?, ?::timestamptz, clock_timestamp(), ?::jsonb)
            """)) {
      statement.setLong(1, report.importId());
      statement.setString(2, report.state());
      statement.setString(3, report.startedAt().toString());
      statement.setString(4, json.writeValueAsString(report));
      statement.executeUpdate();
    }
  }

  /** Gives the pool back a connection as it was; what was not committed is rolled back. */
  private static void restore(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    connection.rollback();
    connection.setAutoCommit(true);
    connection.setNetworkTimeout(Runnable::run, 0);
  }
}

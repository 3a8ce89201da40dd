package dev.baito.local.evaluate;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads a board out of the database into which it was imported: so the rows that were rejected, the
 * spaces that were trimmed and the repeats that were dropped are the same as for the lists. Memory
 * grows with the titles and with the pairs of users and jobs acted on.
 */
public final class BoardReader {
  private static final int ROWS_AT_A_TIME = 5_000;

  private static final String JOBS_SQL =
      """
      SELECT job_id, title, employer_id, city_code,
             coalesce(posted_at <= ?, true) AND coalesce(expires_at > ?, true)
      FROM job ORDER BY job_id
      """;

  private static final String ACTED_SQL =
      """
      SELECT user_id, job_id, bool_or(action = 'apply'), max(occurred_at)
      FROM behavior WHERE occurred_at <= ?
      GROUP BY user_id, job_id ORDER BY user_id, job_id
      """;

  private static final String USERS_SQL =
      "SELECT user_id, city_code, keywords FROM user_profile ORDER BY user_id";

  private final Connection connection;
  private final Instant asOf;

  private BoardReader(Connection connection, Instant asOf) {
    this.connection = connection;
    this.asOf = asOf;
  }

  /**
   * Reads the board as of an instant.
   *
   * @param url the database, as JDBC names it
   * @throws BaitoException with {@link ErrorCode#INFRASTRUCTURE_DOWN} when the database does not
   *     answer
   */
  public static Board read(String url, String user, String password, Instant asOf) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // without this the driver fetches a result whole
      return new BoardReader(connection, asOf).read();
    } catch (SQLException e) {
      throw new BaitoException(
          ErrorCode.INFRASTRUCTURE_DOWN,
          "what was imported cannot be read from PostgreSQL: " + e.getMessage(),
          e);
    }
  }

  @FunctionalInterface
  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private Board read() throws SQLException {
    List<Job> jobs = new ArrayList<>();
    each(
        JOBS_SQL,
        2,
        row ->
            jobs.add(
                new Job(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3).intern(),
                    row.getString(4).intern(),
                    row.getBoolean(5))));
    Map<Long, List<Acted>> acted = acted(new Board(asOf, jobs, List.of()));
    List<User> users = new ArrayList<>();
    each(
        USERS_SQL,
        0,
        row ->
            users.add(
                new User(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    acted.getOrDefault(row.getLong(1), Collections.emptyList()))));
    return new Board(asOf, jobs, users);
  }

  private Map<Long, List<Acted>> acted(Board jobs) throws SQLException {
    Map<Long, List<Acted>> acted = new HashMap<>();
    each(
        ACTED_SQL,
        1,
        row -> {
          OptionalInt job = jobs.job(row.getLong(2));
          if (job.isPresent()) {
            acted
                .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(
                    new Acted(
                        job.getAsInt(),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
          }
        });
    return acted;
  }

  private void each(String sql, int instants, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      for (int i = 1; i <= instants; i++) {
        statement.setObject(i, asOf.atOffset(ZoneOffset.UTC));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          row.take(rows);
        }
      }
    }
  }
}

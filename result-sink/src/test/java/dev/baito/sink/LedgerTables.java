package dev.baito.sink;

import dev.baito.local.testing.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The ledger as a test sees it: plans runs, and reads what came of them. */
public final class LedgerTables {
  private static final AtomicLong USERS = new AtomicLong(1);

  private LedgerTables() {}

  /** A planned run. */
  public record Run(long id, long generation, long revision) {}

  /** Returns users that no other test has. */
  public static long[] newUsers(int count) {
    return LongStream.range(0, count).map(_ -> USERS.getAndIncrement()).toArray();
  }

  /** Plans a run of batches, in a generation of its own. */
  public static Run plan(long[]... batches) {
    return planIn(newGeneration(), batches);
  }

  /** Returns a generation that was asked for. */
  public static long newGeneration() {
    return Long.parseLong(
        rows("INSERT INTO catalogue_request (as_of, behavior_mark, behavior_window_ms)"
                + " VALUES (now(), 0, 0) RETURNING generation_id")
            .getFirst());
  }

  /** Plans a run of batches in a generation; each run has a greater revision than the last. */
  public static Run planIn(long generation, long[]... batches) {
    String[] run =
        rows(
                """
                INSERT INTO run (state, as_of, generation_id, revision, behavior_mark, top_k,
                  batch_size, unknown_policy, exclude_seen, behavior_window_ms,
                  behavior_half_life_ms, static_weight, planned_users, planned_batches, created_at)
                VALUES ('running', now(), ?, nextval('revision_seq'), 0, 40, 100, 'accept',
                  'applied', 0, 0, 0.1, ?, ?, now())
                RETURNING run_id, revision
                """,
                generation,
                LongStream.of(batches.length).sum(),
                batches.length)
            .getFirst()
            .split("\\|", -1);
    for (int i = 0; i < batches.length; i++) {
      rows(
          "INSERT INTO user_batch (run_id, batch_no, user_ids) VALUES (?, ?, ?) RETURNING 1",
          Long.parseLong(run[0]),
          i,
          LongStream.of(batches[i]).boxed().toArray(Long[]::new));
    }
    return new Run(Long.parseLong(run[0]), generation, Long.parseLong(run[1]));
  }

  /** Returns {@code user|outcome|jobs|scores} of a run. */
  public static List<String> lists(Run run) {
    return rows(
        "SELECT user_id, outcome, job_ids, scores FROM run_list WHERE run_id = ? ORDER BY user_id",
        run.id());
  }

  /** Returns {@code user|reason|detail} of a run. */
  public static List<String> failures(Run run) {
    return rows(
        "SELECT user_id, reason, detail FROM run_failure WHERE run_id = ? ORDER BY user_id",
        run.id());
  }

  /** Returns {@code batch|ranked|empty|gone|failed} of a run. */
  public static List<String> completions(Run run) {
    return rows(
        """
        SELECT batch_no, ranked, empty, gone, failed FROM batch_completion WHERE run_id = ?
        ORDER BY batch_no
        """,
        run.id());
  }

  /** Returns {@code generation|revision|run|jobs} of a user's current list, or nothing. */
  public static List<String> current(long user) {
    return rows(
        "SELECT generation_id, revision, run_id, job_ids FROM current_list WHERE user_id = ?",
        user);
  }

  /** Returns everything the sink wrote for a run, instants and row versions included. */
  public static List<String> everything(Run run) {
    var all = new ArrayList<String>();
    for (String table : List.of("run_list", "run_failure", "batch_completion", "current_list")) {
      all.addAll(
          rows(
              "SELECT t.xmin, t FROM " + table + " t WHERE run_id = ? ORDER BY t::text", run.id()));
    }
    return all;
  }

  /** Returns the rows of a query, their columns joined by bars. */
  public static List<String> rows(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] instanceof Long[] array) {
          statement.setArray(i + 1, connection.createArrayOf("bigint", array));
        } else {
          statement.setObject(i + 1, parameters[i]);
        }
      }
      var rows = new ArrayList<String>();
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= columns; i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(String.join("|", row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs statements in one session, each a transaction of its own. */
  public static void execute(String... statements) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  /** Opens a session; the caller closes it. */
  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        EmbeddedStack.property("quarkus.datasource.jdbc.url"),
        EmbeddedStack.property("quarkus.datasource.username"),
        EmbeddedStack.property("quarkus.datasource.password"));
  }

  // The driver manager looks for drivers once, and serves only the class loader it did so for.
  static {
    try {
      Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}

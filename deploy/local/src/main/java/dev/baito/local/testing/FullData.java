package dev.baito.local.testing;

import dev.baito.local.provision.Provisioning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A database with the data of a whole deployment, beside the one that tests write to, in which to
 * see how PostgreSQL would carry out a statement: as it plans it for given arguments, and as it
 * does for any, once a cached statement has been used often. Nothing is carried out. Filled at the
 * first call in a test JVM, in some seconds. For plain tests: Quarkus tests would each fill their
 * own.
 */
public final class FullData {
  /** Whatever has fewer rows is best read whole. */
  private static final int LARGE_ROWS = 1_000;

  private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+)");
  private static final Pattern INDEX =
      Pattern.compile("(?:Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on) (\\w+)");

  private FullData() {}

  /** Made when first needed. */
  private static final class Session {
    private static final Connection CONNECTION = fill();
    private static final Set<String> LARGE =
        new TreeSet<>(
            rows(
                """
                SELECT relname FROM pg_class
                WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= %d
                """
                    .formatted(LARGE_ROWS)));
  }

  /**
   * Returns the indexes through which a statement reads, whatever its arguments.
   *
   * @param arguments SQL expressions, such as {@code 7} or {@code now()}
   * @throws AssertionError if it reads a large table from end to end, or may come to do so
   */
  public static Set<String> indexes(String sql, String... arguments) {
    List<String> plans = plans(List.of(), sql, arguments);
    Set<String> whole = whole(plans);
    if (!whole.isEmpty()) {
      throw new AssertionError(
          "%s is read from end to end by%n%s%n%s"
              .formatted(whole, sql, String.join("\n\n", plans)));
    }
    Set<String> indexes = named(INDEX, plans.getFirst());
    indexes.retainAll(named(INDEX, plans.getLast()));
    return indexes;
  }

  /** Returns the large tables that a statement reads, or may come to read, from end to end. */
  public static Set<String> whole(String sql, String... arguments) {
    return whole(plans(List.of(), sql, arguments));
  }

  /**
   * Returns the plan of a statement for these arguments, and its plan for any.
   *
   * @param before statements that make what it reads, such as temporary tables; undone afterwards
   */
  public static synchronized List<String> plans(
      List<String> before, String sql, String... arguments) {
    String values = arguments.length == 0 ? "" : "(" + String.join(", ", arguments) + ")";
    var plans = new ArrayList<String>();
    try (Statement statement = Session.CONNECTION.createStatement()) {
      statement.execute("BEGIN");
      try {
        for (String first : before) {
          statement.execute(first);
        }
        statement.execute("PREPARE looked_at AS " + sql);
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
          statement.execute("SET LOCAL plan_cache_mode = " + mode);
          plans.add(String.join("\n", rows("EXPLAIN (COSTS OFF) EXECUTE looked_at " + values)));
        }
      } finally {
        statement.execute("ROLLBACK");
        // Prepared statements outlive transactions.
        statement.execute("DEALLOCATE ALL");
      }
      return plans;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Set<String> whole(List<String> plans) {
    Set<String> whole = named(WHOLE, String.join("\n", plans));
    whole.retainAll(Session.LARGE);
    return whole;
  }

  private static Set<String> named(Pattern pattern, String plan) {
    var names = new TreeSet<String>();
    pattern.matcher(plan).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  private static List<String> rows(String sql) {
    try (Statement statement = Session.CONNECTION.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection fill() {
    String tests = EmbeddedStack.property("quarkus.datasource.jdbc.url");
    String user = EmbeddedStack.property("quarkus.datasource.username");
    String password = EmbeddedStack.property("quarkus.datasource.password");
    String url = tests.substring(0, tests.lastIndexOf('/') + 1) + "full_data";
    Provisioning.createDatabase(tests, user, password, "full_data");
    Provisioning.migrate(url, user, password);
    var login = new Properties();
    login.put("user", user);
    login.put("password", password);
    login.put("connectTimeout", "5");
    login.put("socketTimeout", "120");
    try {
      Connection connection = DriverManager.getConnection(url, login);
      try (Statement statement = connection.createStatement();
          InputStream sql =
              Objects.requireNonNull(FullData.class.getResourceAsStream("full-data.sql"))) {
        statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        // Index-only scans need the one, all plans the other.
        statement.execute("VACUUM ANALYZE");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("the full data could not be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

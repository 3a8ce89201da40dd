package dev.baito.endtoend.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** PostgreSQL itself, past the proxy. */
final class Database {
  private final String url;
  private final Properties properties = new Properties();

  Database(Map<String, String> connection) {
    url = Objects.requireNonNull(connection.get("quarkus.datasource.jdbc.url"));
    properties.setProperty(
        "user", Objects.requireNonNull(connection.get("quarkus.datasource.username")));
    properties.setProperty(
        "password", Objects.requireNonNull(connection.get("quarkus.datasource.password")));
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "120");
  }

  /** Opens a connection; the caller closes it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  /** Runs statements, each in a transaction of its own. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the first column of a query's rows, as numbers. */
  List<Long> numbers(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Long> numbers = new ArrayList<>();
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
        return numbers;
      }
    }
  }

  /** Returns the one number that a query gives. */
  long number(String sql, Object... parameters) throws SQLException {
    return numbers(sql, parameters).getFirst();
  }
}

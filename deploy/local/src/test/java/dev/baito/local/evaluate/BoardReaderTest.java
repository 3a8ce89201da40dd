package dev.baito.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import dev.baito.local.testing.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardReaderTest {
  private static final Instant AS_OF = Instant.parse("2026-05-01T00:00:00Z");

  @BeforeEach
  void fill() throws SQLException {
    execute(
        """
        INSERT INTO job (job_id, title, employer_id, city_code, category, employment_type,
                         salary_type, features, description, posted_at, expires_at)
        VALUES (30, 'open', 'e', 'c', '', '', '', '{}', '', '2026-05-01T00:00:00Z', NULL),
               (20, 'ended', '', '', '', '', '', '{}', '', NULL, '2026-05-01T00:00:00Z'),
               (10, 'to come', '', '', '', '', '', '{}', '', '2026-05-01T00:00:01Z', NULL)
        """,
        """
        INSERT INTO user_profile (user_id, city_code, salary_type, employment_types,
                                  required_features, preferred_categories, keywords)
        VALUES (2, 'c', '', '{}', '{}', '{}', 'words'), (1, '', '', '{}', '{}', '{}', '')
        """,
        """
        INSERT INTO behavior (user_id, job_id, action, occurred_at)
        VALUES (2, 30, 'apply', '2026-04-01T00:00:00Z'), (2, 30, 'view', '2026-04-30T00:00:00Z'),
               (2, 20, 'click', '2026-05-01T00:00:00Z'), (2, 10, 'view', '2026-05-01T00:00:01Z')
        """);
  }

  @AfterEach
  void clear() throws SQLException {
    execute("TRUNCATE job, user_profile, behavior");
  }

  @Test
  void board_isWhatTheDatabaseHoldsAsOfTheInstant() {
    Board board =
        BoardReader.read(
            EmbeddedStack.property("quarkus.datasource.jdbc.url"),
            EmbeddedStack.property("quarkus.datasource.username"),
            EmbeddedStack.property("quarkus.datasource.password"),
            AS_OF);

    assertThat(board.jobs())
        .containsExactly(
            new Job(10, "to come", "", "", false),
            new Job(20, "ended", "", "", false),
            new Job(30, "open", "e", "c", true));
    assertThat(board.users())
        .containsExactly(
            new User(1, "", "", List.of()),
            new User(
                2,
                "c",
                "words",
                List.of(
                    new Acted(1, false, AS_OF),
                    new Acted(2, true, Instant.parse("2026-04-30T00:00:00Z")))));
    assertThat(board.activeJobs()).isEqualTo(1);
    assertThat(board.job(20)).hasValue(1);
    assertThat(board.job(25)).isEmpty();
    assertThat(board.user(2)).hasValue(1);
  }

  @Test
  void databaseThatIsNotThere_isNamed() {
    assertThatThrownBy(
            () -> BoardReader.read("jdbc:postgresql://127.0.0.1:1/baito", "nobody", "none", AS_OF))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INFRASTRUCTURE_DOWN));
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                EmbeddedStack.property("quarkus.datasource.jdbc.url"),
                EmbeddedStack.property("quarkus.datasource.username"),
                EmbeddedStack.property("quarkus.datasource.password"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

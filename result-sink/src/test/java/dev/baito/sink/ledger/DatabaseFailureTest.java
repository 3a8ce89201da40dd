package dev.baito.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"22P05", "22003", "23514", "23505", "54000", "21000"})
  void whatSpeaksOfTheDataIsARefusal(String state) {
    assertThat(DatabaseFailure.refusal(new CompletionException(failure(state)))).isPresent();
  }

  /**
   * Connection lost, shutting down, starting up, disk full, too many connections, read-only,
   * serialization, deadlock, lock time-out, statement time-out, wrong password, table missing,
   * right missing, I/O error, internal error.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "57P01", "57P03", "53100", "53300", "25006", "40001", "40P01", "55P03", "57014",
        "28P01", "42P01", "42501", "58030", "XX000", ""
      })
  void everythingElseIsWaitedOut(String state) {
    assertThat(DatabaseFailure.refusal(failure(state))).isEmpty();
  }

  @Test
  void aFailureThatNeverReachedPostgresqlIsWaitedOut() {
    assertThat(DatabaseFailure.refusal(new ConnectException("refused"))).isEmpty();
  }

  private static PgException failure(String state) {
    return new PgException("message", "ERROR", state, "detail");
  }
}

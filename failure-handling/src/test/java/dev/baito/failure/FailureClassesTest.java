package dev.baito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureClassesTest {
  @ParameterizedTest
  @CsvSource({
    "22P05, Invalid", // a text that PostgreSQL cannot hold
    "23505, Invalid", // unique violation
    "54000, Invalid", // too large a statement
    "40001, Transient", // serialization failure
    "40P01, Transient", // deadlock
    "08006, InfrastructureDown", // connection lost
    "25006, InfrastructureDown", // read-only
    "42P01, InfrastructureDown", // a table is missing
    "53100, InfrastructureDown", // disk full
    "57P03, InfrastructureDown", // starting up
    "57014, InfrastructureDown", // statement timeout
    "XX000, InfrastructureDown",
  })
  void postgres_isToldBySqlState(String state, String expected) {
    assertThat(className(new PgException("no", "ERROR", state, "no"))).isEqualTo(expected);
    assertThat(className(new CompletionException(new SQLException("no", state))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MESSAGE_UNDECODABLE, Undecodable",
    "MESSAGE_VERSION_UNKNOWN, Undecodable",
    "USER_VECTOR_DIMENSION, UnscorableUser",
    "CATALOGUE_MISSING, Invalid",
    "RESULT_UNPLANNED, Invalid",
    "CATALOGUE_CORRUPT, Transient",
    "INFRASTRUCTURE_DOWN, InfrastructureDown",
    "BATCH_TIMED_OUT, TimedOut",
  })
  void ownFailures_areToldByTheirCode(ErrorCode code, String expected) {
    assertThat(className(new RuntimeException(new BaitoException(code, "no")))).isEqualTo(expected);
    assertThat(FailureClasses.of(new BaitoException(code, "no")).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCode_hasAClass(ErrorCode code) {
    assertThat(FailureClasses.of(new BaitoException(code, "no")).className()).isNotBlank();
  }

  @Test
  void serversOutOfReach_areInfrastructure() {
    assertThat(className(new ConnectException())).isEqualTo("InfrastructureDown");
    assertThat(className(new RuntimeException(new IOException()))).isEqualTo("InfrastructureDown");
    assertThat(className(new io.smallrye.mutiny.TimeoutException()))
        .isEqualTo("InfrastructureDown");
    assertThat(className(new ExecutionException(new UnknownTopicOrPartitionException())))
        .isEqualTo("InfrastructureDown");
    assertThat(className(new PgException("closed", "", null, ""))).isEqualTo("InfrastructureDown");
  }

  @Test
  void tooLargeARecord_isInvalid() {
    assertThat(className(new KafkaException(new RecordTooLargeException())))
        .as("the wrapper alone would say: down")
        .isEqualTo("Invalid");
  }

  @Test
  void whatNobodyKnows_mayPass() {
    assertThat(className(new IllegalStateException("a bug"))).isEqualTo("Transient");
  }

  @Test
  void cycleOfCauses_ends() {
    var one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("two", one));
    assertThat(className(one)).isEqualTo("Transient");
  }

  private static String className(Throwable thrown) {
    return FailureClasses.of(thrown).getClass().getSimpleName();
  }
}

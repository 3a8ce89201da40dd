package dev.baito.worker.outages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class OutageTest {
  @Test
  void servers_that_are_away_are_outages_however_deep() {
    assertThat(Outage.is(new CompletionException(new ConnectException("refused")))).isTrue();
    assertThat(Outage.is(postgres("57P01"))).isTrue();
    assertThat(Outage.is(new KafkaException("no broker"))).isTrue();
  }

  @Test
  void faults_of_data_and_code_are_not() {
    assertThat(Outage.is(postgres("22P02"))).isFalse();
    assertThat(Outage.is(new BaitoException(ErrorCode.CATALOGUE_MISSING, "1"))).isFalse();
    assertThat(Outage.is(new RecordTooLargeException())).isFalse();
    assertThat(Outage.is(new NullPointerException())).isFalse();
  }

  @Test
  void waits_double_up_to_the_longest() {
    var backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(350));
    for (long most : new long[] {100, 200, 350, 350}) {
      assertThat(backOff.afterFailure())
          .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
    }
  }

  private static PgException postgres(String state) {
    return new PgException("it", "ERROR", state, "");
  }
}

package dev.baito.warmer.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OutageTest {
  @Test
  void servers_that_are_away_are_outages_however_deep() {
    assertThat(Outage.is(new CompletionException(new ConnectException("refused")))).isTrue();
    assertThat(Outage.is(postgres("57P01"))).isTrue();
    assertThat(Outage.is(new IllegalStateException(postgres("08006")))).isTrue();
  }

  @Test
  void faults_of_data_and_code_are_not() {
    assertThat(Outage.is(postgres("22P02"))).isFalse();
    assertThat(Outage.is(new BaitoException(ErrorCode.CATALOGUE_BUILD_FAILED, "job 1"))).isFalse();
    assertThat(Outage.is(new NullPointerException())).isFalse();
  }

  private static PgException postgres(String state) {
    return new PgException("it", "ERROR", state, "");
  }
}

package dev.baito.sink.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultReaderTest {
  @Test
  void statisticsAreKeptAsTheyCameWithFieldsOfANewerWorker() {
    String newer =
        encoded(new UserOutcome.Empty(1))
            .replace(
                "\"pairs_considered\":1000", "\"gpu\":{\"watts\":1.10},\"pairs_considered\":1000");
    Received received = ResultReader.read(newer.getBytes(UTF_8));
    assertThat(received.statistics())
        .startsWith("{\"gpu\":{\"watts\":1.10},\"pairs_considered\":1000,")
        .endsWith("}");
    assertThat(received.result().outcomes()).containsExactly(new UserOutcome.Empty(1));
    assertThat(received.batch()).isEqualTo(new BatchKey(1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "\u0000\u0001", "{\"version\":1}"})
  void whatIsNoMatchResultIsUndecodable(String text) {
    assertUndecodable(text.getBytes(UTF_8));
  }

  @Test
  void aRecordWithoutAValueIsUndecodable() {
    assertThatThrownBy(() -> ResultReader.read(null))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_UNDECODABLE));
  }

  @Test
  void twoOutcomesOfOneUserAreUndecodable() {
    assertUndecodable(encoded(new UserOutcome.Empty(1), new UserOutcome.Gone(1)).getBytes(UTF_8));
  }

  @Test
  void aNewerVersionIsSaidToBeOne() {
    byte[] newer =
        encoded(new UserOutcome.Empty(1)).replace("\"version\":1", "\"version\":2").getBytes(UTF_8);
    assertThatThrownBy(() -> ResultReader.read(newer))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_VERSION_UNKNOWN));
  }

  private static void assertUndecodable(byte[] payload) {
    assertThatThrownBy(() -> ResultReader.read(payload))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_UNDECODABLE));
  }

  private static String encoded(UserOutcome... outcomes) {
    return new String(
        MessageCodec.encode(SampleResults.message(1, 0, 1, 1, List.of(outcomes))), UTF_8);
  }
}

package dev.baito.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExportedListsTest {
  private static final String HEADER = "user_id,rank,job_id,score\n";

  @Test
  void lists_areReadInTheirOrder() {
    assertThat(Boards.collect(lists(HEADER + "1,1,9,0.5\n1,2,3,-1.0E-5\n20,1,9,0\n")))
        .isEqualTo(Map.of(1L, List.of(9L, 3L), 20L, List.of(9L)));
  }

  @Test
  void listsLongerThanUsual_areReadWhole() {
    String rows =
        LongStream.rangeClosed(1, 1_000)
            .mapToObj(rank -> "7," + rank + "," + rank + ",0.5\n")
            .collect(Collectors.joining());

    assertThat(Boards.collect(lists(HEADER + rows)).get(7L))
        .isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void exportWithoutLists_givesNone() {
    assertThat(Boards.collect(lists(HEADER))).isEmpty();
  }

  @Test
  void whatIsNoExport_isRefused() {
    assertThatThrownBy(() -> lists("<html>").give((_, _) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an export begins with");
  }

  private static ExportedLists lists(String export) {
    return new ExportedLists(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
  }
}

package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ListTallyTest {
  @Test
  void copy_countsListsAndPassesBytesUnchanged() throws IOException {
    String lists =
        "user_id,rank,job_id,score\n7,1,70,0.5\n7,2,71,0.25\n8,1,70,1.0E-4\n12,1,3,1\n12,2,4,1\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ListTally tally = new ListTally(2).copy(stream(lists), out);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(lists);
    assertThat(tally.lists()).isEqualTo(3);
    assertThat(tally.fullLists()).isEqualTo(2);
    assertThat(tally.rows()).isEqualTo(5);
    assertThat(tally.firstUsers()).containsExactly(7L, 8L, 12L);
  }

  @Test
  void copy_headerOnly_hasNoLists() throws IOException {
    ListTally tally =
        new ListTally(40).copy(stream("user_id,rank,job_id,score\n"), new ByteArrayOutputStream());

    assertThat(tally.lists()).isZero();
    assertThat(tally.firstUsers()).isEmpty();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}

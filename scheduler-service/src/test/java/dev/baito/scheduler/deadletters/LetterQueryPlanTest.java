package dev.baito.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** Taking a letter and showing an entry cost a few look-ups, however full the inbox is. */
class LetterQueryPlanTest {
  @Test
  void letter_is_taken_by_keys() {
    assertThat(FullData.indexes(InboxStore.KNOWN_SQL, "'t'", "0", "77", "'2026-01-01T00:00:00Z'"))
        .containsExactly("dead_letter_event_topic_partition_no_offset_no_sent_at_key");
    assertThat(FullData.indexes(InboxStore.BEFORE_SQL, "'user 77'"))
        .containsExactly("dead_letter_entry_key_key");
    assertThat(FullData.indexes(InboxStore.RESOLVE_SQL, "77")).contains("run_list_pkey");
  }

  @Test
  void users_that_a_letter_does_not_name_are_those_of_its_batch_in_the_plan() {
    assertThat(
            FullData.indexes(
                InboxStore.TAKE_SQL,
                "'user 77'",
                "'t'",
                "13",
                "77",
                "'{}'",
                "'reason'",
                "''",
                "1",
                "'{}'",
                "'[]'",
                "''",
                "''",
                "true",
                "2"))
        .containsExactly("user_batch_pkey");
  }

  @Test
  void entry_is_read_by_its_number() {
    assertThat(FullData.indexes(DeadLetterQueries.ONE_SQL, "7"))
        .containsExactly("dead_letter_pkey");
    assertThat(FullData.indexes(DeadLetterQueries.NAMED_SQL, "ARRAY[5, 6]"))
        .containsExactly("dead_letter_pkey");
    assertThat(FullData.indexes(DeadLetterQueries.HISTORY_SQL, "7", "100"))
        .containsExactly("dead_letter_event_by_entry");
    assertThat(FullData.indexes(Discards.STATE_SQL, "7")).containsExactly("dead_letter_pkey");
  }
}

package dev.baito.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final UserBatch BATCH =
      new UserBatch(
          MessageCodec.VERSION,
          17,
          3,
          5,
          1234567890123L,
          Instant.parse("2025-06-15T12:34:56.123456Z"),
          Long.MAX_VALUE,
          new MatchSettings(
              7,
              UnknownPolicy.REJECT,
              SeenPolicy.ANY,
              Duration.ofDays(365),
              Duration.ofSeconds(90, 1_000),
              0.1 + 0.2,
              3,
              5),
          List.of(1L, 2L, 9_000_000_000_000_000_001L));

  private static final GenerationReady READY =
      new GenerationReady(
          MessageCodec.VERSION,
          5,
          UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
          Instant.parse("2025-06-15T00:00:00Z"),
          100_000,
          99_000,
          98);

  private static final BatchStatistics STATISTICS =
      new BatchStatistics(
          1,
          2,
          3,
          4,
          5.5,
          6.25,
          7.125,
          8.1,
          9.2,
          10.3,
          11.4,
          new BatchStatistics.Pairs(11, 12, 13, 14, 15, 16),
          new BatchStatistics.Caches(
              new BatchStatistics.Tier(1, 2, 3),
              new BatchStatistics.Tier(4, 5, 6),
              BatchStatistics.Tier.NONE,
              new BatchStatistics.Tier(7, 8, 9)),
          new BatchStatistics.ProcessState(0.5, 123.4, 5.6, 2));

  private static MatchResult result(List<UserOutcome> outcomes) {
    return new MatchResult(MessageCodec.VERSION, 17, 3, 5, 99, "worker-1", outcomes, STATISTICS);
  }

  private static String json(Message message) {
    return new String(MessageCodec.encode(message), UTF_8);
  }

  private static void assertRefused(String json, Class<? extends Message> type, ErrorCode code) {
    assertThatExceptionOfType(BaitoException.class)
        .as(json)
        .isThrownBy(() -> MessageCodec.decode(json.getBytes(UTF_8), type))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void decode_userBatch_isWhatWasEncoded() {
    assertThat(MessageCodec.decode(MessageCodec.encode(BATCH), UserBatch.class)).isEqualTo(BATCH);
  }

  @Test
  void decode_generationReady_isWhatWasEncoded() {
    assertThat(MessageCodec.decode(MessageCodec.encode(READY), GenerationReady.class))
        .isEqualTo(READY);
  }

  @Test
  void decode_resultWithEveryOutcome_isWhatWasEncoded() {
    MatchResult result =
        result(
            List.of(
                new UserOutcome.Ranked(1, List.of(5L, 3L), List.of(0.5f, -0.25f)),
                new UserOutcome.Empty(2),
                new UserOutcome.Failed(3, "BAITO-USR-001", "ベクトル \" \u0000 \uD83D\uDE00"),
                new UserOutcome.Gone(4)));
    assertThat(MessageCodec.decode(MessageCodec.encode(result), MatchResult.class))
        .isEqualTo(result);
    assertThat(json(result)).contains("\"outcome\":\"ranked\"", "\"job_ids\":[5,3]");
  }

  @Test
  void decode_millionScores_areEqualToTheBit() {
    var random = new Random(20250615);
    for (int message = 0; message < 50; message++) {
      List<Long> jobIds = new ArrayList<>();
      List<Float> scores = new ArrayList<>();
      while (scores.size() < 20_000) {
        float score = score(random, scores.size());
        if (!Float.isNaN(score)) {
          scores.add(score);
          jobIds.add(random.nextLong());
        }
      }
      MatchResult result = result(List.of(new UserOutcome.Ranked(1, jobIds, scores)));
      MatchResult back = MessageCodec.decode(MessageCodec.encode(result), MatchResult.class);
      // Float.equals compares bits.
      assertThat(back.outcomes().equals(result.outcomes())).isTrue();
    }
  }

  /** Half of the scores are any float there is, half are of the usual size. */
  private static float score(Random random, int i) {
    return i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : random.nextFloat() * 2 - 0.5f;
  }

  @Test
  void decode_extremeScores_areEqualToTheBit() {
    List<Float> scores =
        List.of(
            0f,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY);
    MatchResult result =
        result(List.of(new UserOutcome.Ranked(1, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), scores)));
    assertThat(MessageCodec.decode(MessageCodec.encode(result), MatchResult.class))
        .isEqualTo(result);
  }

  @Test
  void decode_newerVersion_isRefusedAsSuchWhateverItsShape() {
    String newer = json(BATCH).replace("\"version\":1", "\"version\":2");
    assertRefused(newer, UserBatch.class, ErrorCode.MESSAGE_VERSION_UNKNOWN);
    assertRefused(
        "{\"version\":3,\"users\":{\"from\":1}}",
        UserBatch.class,
        ErrorCode.MESSAGE_VERSION_UNKNOWN);
  }

  @Test
  void decode_versionThatNeverExisted_isUndecodable() {
    for (String version : List.of("0", "-1")) {
      assertRefused(
          json(READY).replace("\"version\":1", "\"version\":" + version),
          GenerationReady.class,
          ErrorCode.MESSAGE_UNDECODABLE);
    }
  }

  @Test
  void decode_garbage_isUndecodable() {
    for (String garbage :
        List.of(
            "",
            " ",
            "null",
            "[]",
            "1",
            "\"text\"",
            "{",
            "{}",
            "\u0000\u0001\u0002",
            json(BATCH).substring(0, json(BATCH).length() - 1),
            "[".repeat(5_000))) {
      assertRefused(garbage, UserBatch.class, ErrorCode.MESSAGE_UNDECODABLE);
      assertRefused(garbage, MatchResult.class, ErrorCode.MESSAGE_UNDECODABLE);
      assertRefused(garbage, GenerationReady.class, ErrorCode.MESSAGE_UNDECODABLE);
    }
  }

  @Test
  void decode_randomBytes_areUndecodable() {
    var random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertThatExceptionOfType(BaitoException.class)
          .isThrownBy(() -> MessageCodec.decode(bytes, MatchResult.class))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_UNDECODABLE));
    }
  }

  @Test
  void decode_anotherMessage_isUndecodable() {
    assertRefused(json(READY), UserBatch.class, ErrorCode.MESSAGE_UNDECODABLE);
    assertRefused(json(BATCH), MatchResult.class, ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_anyFieldMissing_isUndecodable() {
    for (String field :
        List.of(
            "version",
            "run_id",
            "batch_no",
            "generation_id",
            "revision",
            "as_of",
            "behavior_mark",
            "settings",
            "user_ids",
            "top_k",
            "static_weight",
            "unknown")) {
      assertRefused(
          json(BATCH).replace('"' + field + '"', "\"no_" + field + '"'),
          UserBatch.class,
          ErrorCode.MESSAGE_UNDECODABLE);
    }
  }

  @Test
  void decode_nullField_isUndecodable() {
    assertRefused(
        json(BATCH).replace("[1,2,", "[1,null,"), UserBatch.class, ErrorCode.MESSAGE_UNDECODABLE);
    assertRefused(
        json(BATCH).replace("\"run_id\":17", "\"run_id\":null"),
        UserBatch.class,
        ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_settingsOutOfRange_isUndecodable() {
    assertRefused(
        json(BATCH).replace("\"top_k\":7", "\"top_k\":0"),
        UserBatch.class,
        ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_listsOfDifferentLength_isUndecodable() {
    String json =
        json(result(List.of(new UserOutcome.Ranked(1, List.of(5L, 3L), List.of(2f, 1f)))));
    assertRefused(json.replace("[5,3]", "[5]"), MatchResult.class, ErrorCode.MESSAGE_UNDECODABLE);
    assertRefused(
        json.replace("\"ranked\"", "\"crowned\""),
        MatchResult.class,
        ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_unknownFields_areIgnored() {
    String json =
        json(BATCH)
            .replace("\"version\":1", "\"version\":1,\"new_field\":{\"a\":[1,2]}")
            .replace("\"top_k\":7", "\"top_k\":7,\"mode\":\"quick\"");
    assertThat(MessageCodec.decode(json.getBytes(UTF_8), UserBatch.class)).isEqualTo(BATCH);
  }

  @Test
  void decode_resultOfABuildThatDidNotTellPairsApart_hasNone() {
    String older =
        json(result(List.of(new UserOutcome.Empty(2)))).replaceFirst(",\"pairs\":\\{[^}]*}", "");
    assertThat(older).doesNotContain("\"pairs\"");
    assertThat(MessageCodec.decode(older.getBytes(UTF_8), MatchResult.class).statistics().pairs())
        .isEqualTo(BatchStatistics.Pairs.NONE);
  }

  @Test
  void statistics_areThoseOfAMessage() {
    String json = json(result(List.of(new UserOutcome.Empty(2))));
    String statistics = json.substring(json.indexOf("\"statistics\":") + 13, json.length() - 1);
    assertThat(MessageCodec.statistics(statistics)).isEqualTo(STATISTICS);
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() -> MessageCodec.statistics("{\"candidates\":1}"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_UNDECODABLE));
  }

  @Test
  void decode_batchOfABuildThatKnewNoCaps_hasNone() {
    String older =
        json(BATCH).replace(",\"max_per_employer\":3", "").replace(",\"max_per_category\":5", "");
    assertThat(older).doesNotContain("max_per");
    assertThat(MessageCodec.decode(older.getBytes(UTF_8), UserBatch.class).settings())
        .isEqualTo(BATCH.settings().withCaps(0, 0));
    assertRefused(
        json(BATCH).replace("\"max_per_employer\":3", "\"max_per_employer\":null"),
        UserBatch.class,
        ErrorCode.MESSAGE_UNDECODABLE);
    assertRefused(
        json(BATCH).replace("\"max_per_category\":5", "\"max_per_category\":-5"),
        UserBatch.class,
        ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_trailingText_isUndecodable() {
    assertRefused(json(BATCH) + "}", UserBatch.class, ErrorCode.MESSAGE_UNDECODABLE);
    assertRefused(json(BATCH) + json(BATCH), UserBatch.class, ErrorCode.MESSAGE_UNDECODABLE);
  }

  @Test
  void decode_fractionWhereAWholeNumberBelongs_isUndecodable() {
    assertRefused(
        json(BATCH).replace("\"batch_no\":3", "\"batch_no\":3.7"),
        UserBatch.class,
        ErrorCode.MESSAGE_UNDECODABLE);
  }
}

package dev.baito.warmer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.BlockKey;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.JobText;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.GenerationReady;
import dev.baito.messages.MessageCodec;
import dev.baito.warmer.fixture.Announcements;
import dev.baito.warmer.fixture.SourceTables;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class GenerationContentTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant PAST = AS_OF.minus(Duration.ofDays(10));
  private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);

  private SourceTables tables;

  @BeforeEach
  void connect() {
    tables = SourceTables.empty();
  }

  @AfterEach
  void disconnect() {
    tables.close();
  }

  @Test
  void jobs_lie_by_place_then_wage_then_number_in_blocks_that_pass_their_checksum() {
    tables.city("north", 43.0, 141.3);
    tables.city("south", 26.2, 127.7);
    for (int i = 1; i <= 40; i++) {
      tables.job(i, i % 4 == 0 ? "" : i % 2 == 0 ? "north" : "south", Integer.toString(2000 - i));
    }

    long generation = tables.request(AS_OF);
    assertThat(tables.awaitState(generation)).isEqualTo("ready");

    List<JobBlock> blocks = tables.blocks(generation).stream().map(JobBlock::decode).toList();
    assertThat(blocks).extracting(JobBlock::jobs).containsExactly(16, 16, 8);
    var south = IntStream.rangeClosed(1, 40).filter(i -> i % 2 == 1).map(i -> 40 - i);
    var north = IntStream.rangeClosed(1, 40).filter(i -> i % 4 == 2).map(i -> 40 - i);
    assertThat(jobIds(blocks))
        .startsWith(39L, 37L)
        .containsExactlyElementsOf(expectedOrder())
        .hasSize((int) (south.count() + north.count() + 10));
    CatalogueHeader header = CatalogueHeader.decode(tables.header(generation));
    assertThat(header.generationId()).isEqualTo(generation);
    assertThat(header.kind()).isEqualTo(CatalogueKind.ENCODED);
    assertThat(header.blocks()).isEqualTo(3);
    assertThat(header.cities()).hasSize(2);
    assertThat(blocks).allMatch(block -> block.buildId().equals(header.buildId()));
  }

  private static List<Long> expectedOrder() {
    var order = new ArrayList<Long>();
    IntStream.rangeClosed(1, 40).filter(i -> i % 2 == 1).forEach(i -> order.addFirst((long) i));
    var north = new ArrayList<Long>();
    IntStream.rangeClosed(1, 40).filter(i -> i % 4 == 2).forEach(i -> north.addFirst((long) i));
    var anywhere = new ArrayList<Long>();
    IntStream.rangeClosed(1, 40).filter(i -> i % 4 == 0).forEach(i -> anywhere.addFirst((long) i));
    order.addAll(north);
    order.addAll(anywhere);
    return order;
  }

  private static List<Long> jobIds(List<JobBlock> blocks) {
    return blocks.stream()
        .flatMap(block -> IntStream.range(0, block.jobs()).mapToObj(block::jobId))
        .toList();
  }

  @Test
  void inactive_jobs_are_in_only_where_a_behaviour_of_the_windows_names_them() {
    Instant expired = AS_OF.minus(Duration.ofDays(1));
    for (int i = 1; i <= 8; i++) {
      tables.job(i, "", "1000");
      tables.open(i, PAST, expired);
    }
    tables.job(9, "", "1000");
    tables.open(9, AS_OF, AS_OF.plus(MICRO)); // posted_at <= as_of < expires_at
    tables.job(10, "", "1000");
    tables.open(10, AS_OF.plus(MICRO), AS_OF.plus(Duration.ofDays(1))); // not posted yet
    tables.job(11, "", "1000");
    tables.open(11, PAST, AS_OF); // expires just now

    Instant start = AS_OF.minus(Duration.ofDays(400));
    tables.behavior(1, 1, "view", start); // the window is open at its start
    tables.behavior(1, 2, "view", start.plus(MICRO));
    tables.behavior(1, 3, "view", AS_OF);
    tables.behavior(1, 4, "view", AS_OF.plus(MICRO));
    tables.behavior(1, 10, "view", AS_OF);
    long mark = tables.behavior(1, 5, "view", PAST);
    tables.behavior(1, 6, "view", PAST); // after the mark

    long generation = tables.request(AS_OF, mark, Duration.ofDays(400));
    assertThat(tables.awaitState(generation)).isEqualTo("ready");

    JobBlock block = JobBlock.decode(tables.blocks(generation).getFirst());
    assertThat(jobIds(List.of(block))).containsExactly(9L, 2L, 3L, 5L, 10L);
    assertThat(block.active()[0]).isEqualTo(0b00001);
    assertThat(tables.rows("SELECT jobs, active_jobs FROM catalogue_generation"))
        .containsExactly(List.of(5, 1));
  }

  @Test
  void a_job_is_popular_by_the_distinct_users_of_the_window() {
    tables.job(1, "", "1000");
    tables.job(2, "", "1000");
    tables.job(3, "", "1000");
    for (int user = 1; user <= 3; user++) {
      tables.behavior(user, 1, "view", PAST);
      tables.behavior(user, 1, "click", PAST);
    }
    tables.behavior(1, 2, "view", PAST);
    tables.behavior(2, 2, "view", AS_OF.minus(Duration.ofDays(360))); // too old to count

    long generation = tables.request(AS_OF, Long.MAX_VALUE, Duration.ofDays(400));
    assertThat(tables.awaitState(generation)).isEqualTo("ready");

    JobBlock block = JobBlock.decode(tables.blocks(generation).getFirst());
    // wage: all equal, so z = 0 and a half; freshness: not posted, a half.
    double rest = 0.4 * 0.5 + 0.3 * 0.5;
    assertThat(block.staticScore(0)).isCloseTo(rest + 0.3, within(1e-12));
    assertThat(block.staticScore(1))
        .isCloseTo(rest + 0.3 * Math.log(2) / Math.log(4), within(1e-12));
    assertThat(block.staticScore(2)).isCloseTo(rest, within(1e-12));
  }

  @Test
  void vectors_of_jobs_make_it_a_given_one_and_jobs_without_are_counted() {
    for (int i = 1; i <= 3; i++) {
      tables.job(i, "", "1000");
    }
    tables.vector(2, 1, 2, 3, 4, 5, 6, 7, 8);

    long generation = tables.request(AS_OF);
    assertThat(tables.awaitState(generation)).isEqualTo("ready");

    assertThat(tables.rows("SELECT kind, dimension, zero_vector_jobs FROM catalogue_generation"))
        .containsExactly(List.of("given", 8, 2));
    JobBlock block = JobBlock.decode(tables.blocks(generation).getFirst());
    float[] vector = new float[8];
    block.copyVector(1, vector, 0);
    assertThat(vector).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void jobs_without_vectors_are_encoded_by_what_the_active_ones_say() {
    tables.city("north", 43.0, 141.3);
    for (int i = 1; i <= 300; i++) {
      tables.job(i, i % 2 == 0 ? "north" : "", "1000");
      tables.text(i, "Nurse " + i % 7, i % 3 == 0 ? "夜勤のある病院" : "");
    }
    Instant expired = AS_OF.minus(Duration.ofDays(1));
    tables.open(10, PAST, expired);
    tables.open(11, PAST, expired);
    tables.behavior(1, 10, "view", PAST);

    long generation = tables.request(AS_OF);
    assertThat(tables.awaitState(generation)).isEqualTo("ready");

    assertThat(
            tables.rows("SELECT kind, dimension, jobs, zero_vector_jobs FROM catalogue_generation"))
        .containsExactly(List.of("encoded", 512, 299, 0));
    CatalogueHeader header = CatalogueHeader.decode(tables.header(generation));
    assertThat(header.vectors()).isInstanceOf(VectorSource.Encoded.class);
    var source = (VectorSource.Encoded) header.vectors();
    assertThat(source.settings()).isEqualTo(EncoderSettings.DEFAULT);
    var counted = new DocumentFrequencies.Builder();
    IntStream.rangeClosed(1, 300)
        .filter(i -> i != 10 && i != 11)
        .forEach(i -> counted.add(text(i)));
    assertThat(source.frequencies().documents()).isEqualTo(298);
    assertThat(source.frequencies().counts()).isEqualTo(counted.build().counts());
    var encoder = new Encoder(EncoderSettings.DEFAULT, counted.build());
    int encoded = 0;
    for (byte[] payload : tables.blocks(generation)) {
      JobBlock block = JobBlock.decode(payload);
      for (int row = 0; row < block.jobs(); row++, encoded++) {
        int job = (int) block.jobId(row);
        float[] vector = new float[512];
        block.copyVector(row, vector, 0);
        assertThat(vector)
            .as("job %d", job)
            .isEqualTo(
                encoder.job(
                    text(job), header.cities().stream().filter(_ -> job % 2 == 0).findAny()));
      }
    }
    assertThat(encoded).isEqualTo(299);
  }

  private static JobText text(int job) {
    return new JobText(
        "Nurse " + job % 7,
        "C",
        "E" + job % 3,
        "T",
        List.of("f" + job % 5),
        job % 3 == 0 ? "夜勤のある病院" : "");
  }

  @Test
  void no_jobs_at_all_make_an_empty_generation() {
    long generation = tables.request(AS_OF);
    assertThat(tables.awaitState(generation)).isEqualTo("ready");
    CatalogueHeader header = CatalogueHeader.decode(tables.header(generation));
    assertThat(header.jobs()).isZero();
    assertThat(header.blocks()).isZero();
    assertThat(tables.blocks(generation)).isEmpty();
  }

  @Test
  void redis_holds_the_same_blocks_and_kafka_hears_of_them() {
    for (int i = 1; i <= 20; i++) {
      tables.job(i, "", "1000");
    }
    long generation = tables.request(AS_OF);
    assertThat(tables.awaitState(generation)).isEqualTo("ready");
    CatalogueHeader header = CatalogueHeader.decode(tables.header(generation));

    try (var client = RedisClient.create(EmbeddedStack.property("baito.redis.url"))) {
      var redis = client.connect(ByteArrayCodec.INSTANCE).sync();
      for (int no = 0; no < 2; no++) {
        byte[] key = new BlockKey(header.buildId(), no).text().getBytes(StandardCharsets.UTF_8);
        assertThat(redis.get(key)).isEqualTo(tables.blocks(generation).get(no));
        assertThat(redis.ttl(key)).isPositive();
      }
    }
    try (var announcements = new Announcements()) {
      var announced =
          await()
              .atMost(30, SECONDS)
              .until(() -> announcements.of(generation), found -> found.isPresent())
              .orElseThrow();
      assertThat(MessageCodec.decode(announced.value(), GenerationReady.class))
          .isEqualTo(new GenerationReady(1, generation, header.buildId(), AS_OF, 20, 20, 2));
      assertThat(announced.headers().lastHeader("ce_type").value())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("dev.baito.generation-ready.v1");
    }
  }
}

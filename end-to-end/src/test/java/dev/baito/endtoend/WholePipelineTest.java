package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.messages.Topic;
import dev.baito.reference.DataDirectory;
import dev.baito.reference.Judge;
import dev.baito.reference.Question;
import dev.baito.reference.RandomCatalogue;
import dev.baito.reference.StoredData;
import dev.baito.reference.StoredJob;
import dev.baito.run.MatchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in, lists out: what comes out is the reference's, whatever happens on the way. */
class WholePipelineTest {
  private static final Instant AS_OF = GeneratorSettings.DEFAULT_AS_OF;
  private static final int USERS = 600;
  private static final int JOBS = 4_000;

  private static RunningStack stack;
  private static Path data;
  @TempDir static Path folder;

  @BeforeAll
  static void start() throws Exception {
    stack = RunningStack.start("whole-pipeline", 2);
    data = folder.resolve("data");
    new Generator(new GeneratorSettings(USERS, JOBS, 7, AS_OF, OptionalInt.of(64), 2))
        .write(data, (what, done, all) -> {});
    stack.replaceAll(data);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static Path freshFile(String name) {
    return folder.resolve(name + "-" + System.nanoTime() + ".csv");
  }

  private static void assertRight(StoredData stored, Question question, Path export) {
    assertThat(Judge.differences(stored, question, export)).isEmpty();
  }

  @Test
  void generatedData_givesTheReferencesLists() {
    RunView run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 100);

    assertThat(run.users().planned()).isEqualTo(USERS);
    assertThat(run.users().completed()).isEqualTo(USERS);
    Path export = stack.export(run, freshFile("generated"));
    assertRight(new DataDirectory(data).data(), Question.at(AS_OF, MatchSettings.DEFAULT), export);
  }

  /** The same data without its vectors: what they say and where they are must do. */
  @Test
  void dataWithoutVectors_givesTheReferencesLists() {
    StoredData stored = new DataDirectory(data).data().withoutVectors();
    try {
      stack.replaceAll(DataFiles.write(stored, folder.resolve("texts")));

      RunView run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 100);

      Path export = stack.export(run, freshFile("texts"));
      assertRight(stored, Question.at(AS_OF, MatchSettings.DEFAULT), export);
    } finally {
      stack.replaceAll(data);
    }
  }

  @Test
  void capsOfEmployersAndCategories_giveTheReferencesLists() throws Exception {
    MatchSettings free = MatchSettings.DEFAULT;
    MatchSettings capped = free.withCaps(2, 6);
    Path uncapped = stack.export(stack.completedRun(AS_OF, free, 100), freshFile("uncapped"));
    RunView run = stack.completedRun(AS_OF, capped, 100);
    Path export = stack.export(run, freshFile("capped"));

    StoredData stored = new DataDirectory(data).data();
    assertRight(stored, Question.at(AS_OF, capped), export);
    assertThat(mostOfOneGroup(stored, export, StoredJob::employerId)).isEqualTo(2);
    assertThat(mostOfOneGroup(stored, export, StoredJob::category)).isEqualTo(6);
    assertThat(mostOfOneGroup(stored, uncapped, StoredJob::employerId)).isGreaterThan(2);
    assertThat(mostOfOneGroup(stored, uncapped, StoredJob::category)).isGreaterThan(6);
    assertThat(run.json().path("settings").path("max_per_employer").asInt()).isEqualTo(2);
  }

  /** Returns how many jobs of one group the list has that has most of them. */
  private static int mostOfOneGroup(
      StoredData stored, Path export, Function<StoredJob, String> groupOf) throws IOException {
    Map<String, String> groups =
        stored.jobs().stream()
            .collect(Collectors.toMap(job -> String.valueOf(job.jobId()), groupOf));
    Map<List<String>, Integer> counts = new HashMap<>();
    for (String line : Files.readAllLines(export).stream().skip(1).toList()) {
      String[] fields = line.split(",", -1);
      String group = groups.getOrDefault(fields[2], "");
      if (!group.isEmpty()) {
        counts.merge(List.of(fields[0], group), 1, Integer::sum);
      }
    }
    return Collections.max(counts.values());
  }

  @Test
  void batchSize_changesNoByte() {
    Path large =
        stack.export(stack.completedRun(AS_OF, MatchSettings.DEFAULT, 100), freshFile("l"));
    Path small = stack.export(stack.completedRun(AS_OF, MatchSettings.DEFAULT, 7), freshFile("s"));

    assertThat(small).hasSameBinaryContentAs(large);
  }

  @Test
  void workerKilledInMidRun_changesNoByte() throws Exception {
    Path calm = stack.export(stack.completedRun(AS_OF, MatchSettings.DEFAULT, 1), freshFile("c"));

    RunView run = stack.startRun(AS_OF, MatchSettings.DEFAULT, 1);
    await("some batches, not all")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> stack.scheduler().run(run.id()).batches().completed() > 0);
    ProcessHandle.of(stack.stack().pidOf("worker-1")).orElseThrow().destroyForcibly();
    assertThat(stack.scheduler().run(run.id()).state()).isEqualTo(RunState.RUNNING);
    RunView done = stack.untilCompleted(run);
    stack.stack().restart("worker-1");

    assertThat(done.users().completed()).isEqualTo(USERS);
    assertThat(stack.export(done, freshFile("k"))).hasSameBinaryContentAs(calm);
  }

  @Test
  void everyMessageDeliveredTwice_changesNothing() throws Exception {
    RunView run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 50);
    Path once = stack.export(run, freshFile("once"));
    JsonNode listBefore = stack.scheduler().recommendations(1);

    try (var kafka = new Redelivery(stack.stack())) {
      kafka.publishAgain(Topic.USER_BATCHES);
      kafka.awaitConsumed(Topic.USER_BATCHES, "scoring-workers");
      kafka.publishAgain(Topic.MATCH_RESULTS);
      kafka.awaitConsumed(Topic.MATCH_RESULTS, "result-sinks");
    }

    RunView after = stack.scheduler().run(run.id());
    assertThat(after.users()).isEqualTo(run.users());
    assertThat(after.batches()).isEqualTo(run.batches());
    assertThat(stack.export(run, freshFile("twice"))).hasSameBinaryContentAs(once);
    assertThat(stack.scheduler().recommendations(1)).isEqualTo(listBefore);
  }

  @Test
  void recommendations_areTheListOfTheNewestRun() throws Exception {
    RunView run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 100);
    List<String> exported = Files.readAllLines(stack.export(run, freshFile("newest")));

    JsonNode list = stack.scheduler().recommendations(1);

    assertThat(list.path("run_id").asLong()).isEqualTo(run.id());
    List<String> lines =
        LongStream.range(0, list.path("recommendations").size())
            .mapToObj(i -> list.path("recommendations").get((int) i))
            .map(job ->
                "1,"
                    + job.path("rank").asInt()
                    + ","
                    + job.path("job_id").asLong()
                    + ","
                    + Float.parseFloat(job.path("score").asText()))
            .toList();
    assertThat(lines)
        .isNotEmpty()
        .containsExactlyElementsOf(
            exported.stream().filter(line -> line.startsWith("1,")).toList());
  }

  @Test
  void randomCatalogues_replacingEachOther_giveTheReferencesLists() {
    try {
      for (long seed = 1; seed <= 8; seed++) {
        RandomCatalogue random = RandomCatalogue.of(seed);
        StoredData stored = random.data();
        Question question = Question.at(random.question().asOf(), random.question().match());
        stack.replaceAll(DataFiles.write(stored, folder.resolve("random-" + seed)));

        RunView run = stack.completedRun(question.asOf(), question.match(), 5);

        assertThat(run.users().completed()).as("seed %d", seed).isEqualTo(stored.users().size());
        assertThat(
                Judge.differences(stored, question, stack.export(run, freshFile("random" + seed))))
            .as("seed %d", seed)
            .isEmpty();
      }
    } finally {
      stack.replaceAll(data);
    }
  }
}

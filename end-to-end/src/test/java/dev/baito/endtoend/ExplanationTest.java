package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.reference.DataDirectory;
import dev.baito.run.MatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of lists is what the lists say, and outsiders come to the same; of encoded vectors,
 * since that there are any at all only an export shows.
 */
class ExplanationTest {
  private static final Instant AS_OF = GeneratorSettings.DEFAULT_AS_OF;
  private static final int USERS = 60;
  private static final int JOBS = 1_500;

  private static RunningStack stack;
  private static RunView run;
  private static Map<Long, List<Line>> lists;
  private static VectorCheck vectors;
  @TempDir static Path folder;

  /** A line of an export. */
  private record Line(long jobId, float score) {}

  @BeforeAll
  static void runOnce() throws Exception {
    stack = RunningStack.start("explanation", 2);
    Path data = folder.resolve("data");
    new Generator(new GeneratorSettings(USERS, JOBS, 5, AS_OF, OptionalInt.of(64), 2))
        .write(data, (what, done, all) -> {});
    stack.replaceAll(
        DataFiles.write(new DataDirectory(data).data().withoutVectors(), folder.resolve("texts")));
    run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 25);
    lists = read(stack.export(run, folder.resolve("lists.csv")));
    for (String what : List.of("jobs", "users")) {
      stack
          .scheduler()
          .vectors(run.id(), what, body -> Files.copy(body, folder.resolve(what + ".csv")));
    }
    vectors = new VectorCheck(folder);
  }

  private static Map<Long, List<Line>> read(Path export) throws Exception {
    Map<Long, List<Line>> lists = new LinkedHashMap<>();
    for (String line : Files.readAllLines(export).subList(1, Files.readAllLines(export).size())) {
      String[] fields = line.split(",", -1);
      lists
          .computeIfAbsent(Long.parseLong(fields[0]), _ -> new ArrayList<>())
          .add(new Line(Long.parseLong(fields[2]), Float.parseFloat(fields[3])));
    }
    return lists;
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static JsonNode explain(long userId, long jobId) {
    return stack.scheduler().explanation(userId, jobId, Optional.empty());
  }

  @Test
  void listedJobs_haveTheRankAndScoreOfTheExport() {
    lists.forEach((userId, list) -> {
      for (int at : new int[] {0, list.size() / 2, list.size() - 1}) {
        Line line = list.get(at);
        JsonNode explanation = explain(userId, line.jobId());
        assertThat(explanation.path("run_id").asLong()).isEqualTo(run.id());
        assertThat(explanation.path("eligible").asBoolean()).isTrue();
        assertThat(explanation.path("rank").path("place").asInt()).isEqualTo(at + 1);
        assertThat(explanation.path("listed").path("rank").asInt()).isEqualTo(at + 1);
        assertThat(Float.parseFloat(explanation.path("score").asText())).isEqualTo(line.score());
        assertThat(explanation.path("title").asText()).isNotEmpty();
        assertSides(explanation.path("similarity"));
      }
    });
  }

  /** What text and place bring adds up, and so does what the user looks for and did. */
  private static void assertSides(JsonNode similarity) {
    double total = similarity.path("total").asDouble();
    double shares = similarity.path("own").asDouble() + similarity.path("others").asDouble();
    for (JsonNode behavior : similarity.path("behaviors")) {
      shares += behavior.path("share").asDouble();
    }
    assertThat(sum(similarity.path("parts"))).isCloseTo(total, within(1e-9));
    assertThat(sum(similarity.path("own_parts")))
        .isCloseTo(similarity.path("own").asDouble(), within(1e-9));
    assertThat(shares).isCloseTo(total, within(1e-6));
  }

  private static double sum(JsonNode parts) {
    assertThat(parts.path("text").isNumber() && parts.path("place").isNumber()).isTrue();
    return parts.path("text").asDouble() + parts.path("place").asDouble();
  }

  @Test
  void unlistedJobs_areBehindTheList_orBreakARule() {
    int behind = 0;
    int barred = 0;
    for (long userId : List.of(1L, 2L, 3L)) {
      List<Long> listed = lists.getOrDefault(userId, List.of()).stream().map(Line::jobId).toList();
      for (long jobId : vectors.jobIds()) {
        if (jobId % 10 == 3 && !listed.contains(jobId)) {
          JsonNode explanation = explain(userId, jobId);
          assertThat(explanation.path("listed").isNull()).isTrue();
          if (explanation.path("eligible").asBoolean()) {
            behind++;
            assertThat(explanation.path("rank").path("place").asInt())
                .isGreaterThan(listed.size())
                .isLessThanOrEqualTo(explanation.path("rank").path("eligible").asInt());
            assertThat(listed).hasSize(MatchSettings.DEFAULT.topK());
          } else {
            barred++;
            assertThat(explanation.path("rules").findValuesAsText("passes")).contains("false");
          }
        }
      }
    }
    assertThat(behind).isPositive();
    assertThat(barred).isPositive();
  }

  @Test
  void exportedVectors_giveEveryScore() {
    assertThat(vectors.users()).isEqualTo(USERS);
    lists.forEach((userId, list) ->
        list.forEach(line -> {
          assertThat(vectors.active(line.jobId())).isTrue();
          assertThat(vectors.score(userId, line.jobId()))
              .isCloseTo(line.score(), within(vectors.tolerance(userId, line.jobId())));
        }));
  }

  @Test
  void exportedVectors_giveTheList_whereTheUserMayGetTheJob() {
    long userId = lists.keySet().iterator().next();
    List<Line> list = lists.getOrDefault(userId, List.of());
    Line last = list.getLast();
    for (long jobId : vectors.jobIds()) {
      boolean better =
          vectors.score(userId, jobId) > last.score() + vectors.tolerance(userId, jobId);
      if (better && list.stream().noneMatch(line -> line.jobId() == jobId)) {
        assertThat(explain(userId, jobId).path("eligible").asBoolean())
            .as("job %d", jobId)
            .isFalse();
      }
    }
  }
}

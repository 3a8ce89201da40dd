package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.endtoend.Launcher.Ended;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./baito evaluate}: its figures against those of the lists that {@code run} exports. */
class EvaluateCommandTest {
  private static final String AS_OF = GeneratorSettings.DEFAULT_AS_OF.toString();
  private static final double EXACT = 1e-12;

  /** What all users have in common then decides: the order changes with its parts. */
  private static final String STATIC_WEIGHT = "5";

  @TempDir private Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void makeData() throws Exception {
    data = folder.resolve("data");
    new Generator(
            new GeneratorSettings(
                60, 900, 1, GeneratorSettings.DEFAULT_AS_OF, OptionalInt.of(16), 2))
        .write(data, (_, _, _) -> {});
  }

  @AfterEach
  void stopWhatATestLeft() throws InterruptedException {
    launcher().run("down");
  }

  private Launcher launcher() {
    return new Launcher(folder.resolve("state"));
  }

  @Test
  void figures_areThoseOfTheExportedLists_forEverySetting() throws Exception {
    Map<Long, List<Long>> lists = exportedLists();
    Map<Long, List<Long>> heldOut = new LinkedHashMap<>();
    // Every third user: the job at some rank of the list; some of them are not among the best 5.
    lists.forEach((user, jobs) -> {
      if (user % 3 == 0) {
        heldOut.put(user, List.of(jobs.get((int) (user / 3 % 10))));
      }
    });
    heldOut.put(999_999L, List.of(1L));
    Path pairs = folder.resolve("held-out.csv");
    List<String> rows = new ArrayList<>(List.of("user_id,job_id"));
    heldOut.forEach((user, jobs) -> rows.add(user + "," + jobs.getFirst()));
    rows.add(rows.get(1));
    Files.write(pairs, rows);

    Ended ended =
        launcher()
            .run(
                "evaluate",
                "--data",
                data.toString(),
                "--held-out",
                pairs.toString(),
                "--as-of",
                AS_OF,
                "--static-weight",
                STATIC_WEIGHT,
                "--sweep",
                "top-k=10,5",
                "--sweep",
                "baito.catalogue.freshness-weight=0.3,0",
                "--json");

    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(json.at("/held_out/pairs").asInt()).isEqualTo(heldOut.size());
    assertThat(json.at("/held_out/unknown_user").asInt()).isEqualTo(1);
    assertThat(json.at("/held_out/repeated_rows").asInt()).isEqualTo(1);
    assertThat(json.path("groups")).hasSize(2);
    for (int topK : new int[] {10, 5}) {
      JsonNode usual = run(json, topK, "0.3");
      assertFigures(usual, lists, heldOut, topK);
      assertThat(run(json, topK, "0").at("/mrr/mean").asDouble())
          .as("without freshness, by services that were started again")
          .isNotEqualTo(usual.at("/mrr/mean").asDouble());
    }
    assertThat(json.at("/groups/0/baselines")).hasSize(2);
    assertThat(folder.resolve("state/run/pids")).isEmptyDirectory();
  }

  @Test
  void settingThatIsNone_isAnErrorBeforeAnythingStarts() throws Exception {
    Path pairs = Files.writeString(folder.resolve("held-out.csv"), "user_id,job_id\n1,1\n");

    Ended ended =
        launcher()
            .run(
                "evaluate",
                "--data",
                data.toString(),
                "--held-out",
                pairs.toString(),
                "--sweep",
                "baito.catalogue.beauty=1,2");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("BAITO-SYS-005: --sweep: there is no setting 'baito.catalogue.beauty'");
    assertThat(folder.resolve("state/run")).doesNotExist();
  }

  private Map<Long, List<Long>> exportedLists() throws InterruptedException, IOException {
    Path export = folder.resolve("lists.csv");
    Ended ended =
        launcher()
            .run(
                "run",
                "--data",
                data.toString(),
                "--as-of",
                AS_OF,
                "--static-weight",
                STATIC_WEIGHT,
                "--top-k",
                "10",
                "--export",
                export.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    Map<Long, List<Long>> lists = new LinkedHashMap<>();
    for (String line : Files.readAllLines(export).subList(1, 601)) {
      String[] cells = line.split(",", -1);
      lists
          .computeIfAbsent(Long.valueOf(cells[0]), _ -> new ArrayList<>())
          .add(Long.valueOf(cells[2]));
    }
    return lists;
  }

  private static JsonNode run(JsonNode json, int topK, String freshnessWeight) {
    return StreamSupport.stream(json.path("groups").spliterator(), false)
        .filter(group -> group.path("top_k").asInt() == topK)
        .flatMap(group -> StreamSupport.stream(group.path("runs").spliterator(), false))
        .filter(run ->
            run.path("sweep")
                .path("baito.catalogue.freshness-weight")
                .asText()
                .equals(freshnessWeight))
        .findFirst()
        .orElseThrow();
  }

  private static void assertFigures(
      JsonNode measured, Map<Long, List<Long>> lists, Map<Long, List<Long>> heldOut, int topK) {
    int hits = 0;
    double gain = 0;
    double reciprocal = 0;
    for (Map.Entry<Long, List<Long>> pair : heldOut.entrySet()) {
      List<Long> list = lists.getOrDefault(pair.getKey(), List.of());
      int rank = list.indexOf(pair.getValue().getFirst()) + 1;
      if (rank >= 1 && rank <= topK) {
        hits++;
        gain += 1 / (Math.log(1 + rank) / Math.log(2));
        reciprocal += 1.0 / rank;
      }
    }
    long listed =
        lists.values().stream().flatMap(list -> list.stream().limit(topK)).distinct().count();
    double pairs = heldOut.size();
    assertThat(hits).isPositive().isLessThanOrEqualTo(heldOut.size() - 1);
    assertThat(measured.path("hits").asInt()).isEqualTo(hits);
    assertThat(measured.at("/recall/mean").asDouble()).isEqualTo(hits / pairs, within(EXACT));
    assertThat(measured.at("/ndcg/mean").asDouble()).isEqualTo(gain / pairs, within(EXACT));
    assertThat(measured.at("/mrr/mean").asDouble()).isEqualTo(reciprocal / pairs, within(EXACT));
    assertThat(measured.path("lists").asInt()).isEqualTo(lists.size());
    double open = measured.at("/run/catalogue/active_jobs").asDouble();
    assertThat(measured.path("coverage").asDouble()).isEqualTo(listed / open, within(EXACT));
    assertThat(measured.at("/recall/low").asDouble())
        .isLessThanOrEqualTo(measured.at("/recall/mean").asDouble());
    assertThat(measured.at("/recall/high").asDouble())
        .isGreaterThanOrEqualTo(measured.at("/recall/mean").asDouble());
  }
}

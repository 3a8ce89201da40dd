package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.local.cli.Evaluation.Group;
import dev.baito.local.cli.Evaluation.Measured;
import dev.baito.local.client.RunRequest;
import dev.baito.local.client.RunView;
import dev.baito.local.evaluate.BaselineSettings;
import dev.baito.local.evaluate.Estimate;
import dev.baito.local.evaluate.PairCheck;
import dev.baito.local.evaluate.Quality;
import dev.baito.run.SeenPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What {@code evaluate} prints, for people and for machines. */
class EvaluationTextTest {
  private static final RunRequest REQUEST =
      new RunRequest(
          Optional.empty(),
          OptionalInt.of(40),
          OptionalInt.of(100),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());
  private static final Quality GOOD =
      new Quality(
          4,
          9,
          new Estimate(0.4, 0.3, 0.5),
          new Estimate(0.2, 0.1, 0.3),
          new Estimate(0.1, 0.05, 0.15),
          0.75,
          0.5);
  private static final PairCheck PAIRS = new PairCheck(3, 10, 1, 0, 2, 0, 1);

  @Test
  void lines_nameWhatCannotBeHit_thenTheFiguresInColumns() throws Exception {
    List<String> lines = EvaluationText.lines(evaluation(Map.of()));

    assertThat(lines)
        .contains(
            "10 held-out pairs of 3 users; as of 2026-05-01T00:00:00Z there are 9 users and 1 open"
                + " job",
            "  2 of them name a job that is not there: they count as pairs",
            "  1 of them name a job that the user has acted on already: they count as pairs",
            "  1 row repeated a pair, and count once",
            "Lists of 40, behaviours of 30d, exclude-seen any")
        .anyMatch(
            line -> line.matches("Baito +0\\.400 0\\.300-0\\.500 +0\\.200 .* 0\\.750 +0\\.500"))
        .anyMatch(line -> line.startsWith("popularity  "))
        .noneMatch(line -> line.contains("a user who is not there"));
  }

  @Test
  void sweptValues_nameTheirLine_andTheColumnsStayInLine() throws Exception {
    List<String> lines =
        EvaluationText.lines(evaluation(Map.of("baito.catalogue.popularity-weight", "0.3")));

    List<Integer> columns =
        lines.stream()
            .filter(line -> line.contains("0.300-0.500"))
            .map(line -> line.indexOf("0.300-0.500"))
            .toList();
    assertThat(lines).anyMatch(line -> line.startsWith("baito.catalogue.popularity-weight=0.3  "));
    assertThat(columns).hasSize(2).containsOnly(columns.getFirst());
  }

  @Test
  void json_hasEveryFigure() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(EvaluationJson.of(evaluation(Map.of("top-k", "40"))));

    assertThat(json.at("/held_out/unknown_job").asInt()).isEqualTo(2);
    assertThat(json.at("/held_out/acted_on_already").asInt()).isEqualTo(1);
    assertThat(json.at("/intervals/resamples").asInt()).isEqualTo(1_000);
    JsonNode group = json.at("/groups/0");
    assertThat(group.at("/baselines/0/name").asText()).isEqualTo("popularity");
    assertThat(group.at("/baselines/0/recall/mean").asDouble()).isEqualTo(0.4);
    assertThat(group.at("/runs/0/sweep/top-k").asText()).isEqualTo("40");
    assertThat(group.at("/runs/0/hits").asInt()).isEqualTo(4);
    assertThat(group.at("/runs/0/ndcg/high").asDouble()).isEqualTo(0.3);
    assertThat(group.at("/runs/0/mrr/low").asDouble()).isEqualTo(0.05);
    assertThat(group.at("/runs/0/coverage").asDouble()).isEqualTo(0.75);
    assertThat(group.at("/runs/0/employer_diversity").asDouble()).isEqualTo(0.5);
    assertThat(group.at("/runs/0/run/run_id").asInt()).isEqualTo(6);
  }

  private static Evaluation evaluation(Map<String, String> values) throws Exception {
    RunView run = RunView.of(new ObjectMapper().readTree("{\"run_id\":6,\"state\":\"completed\"}"));
    SequencedMap<String, Quality> baselines = new LinkedHashMap<>(Map.of("popularity", GOOD));
    Trial trial = new Trial(new LinkedHashMap<>(values), REQUEST, Map.of());
    return new Evaluation(
        Instant.parse("2026-05-01T00:00:00Z"),
        9,
        1,
        PAIRS,
        List.of(
            new Group(
                new BaselineSettings(40, SeenPolicy.ANY, Duration.ofDays(30)),
                baselines,
                List.of(new Measured(trial, run, GOOD)))),
        Duration.ofSeconds(50));
  }
}

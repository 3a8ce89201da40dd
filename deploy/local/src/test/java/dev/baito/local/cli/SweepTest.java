package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.client.RunRequest;
import dev.baito.run.SeenPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SweepTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void noSweep_isOneTrialOfTheOptionsThemselves() {
    List<Trial> trials =
        trials(List.of("--top-k", "7", "--exclude-seen", "any", "--max-per-employer", "2"));

    assertThat(trials)
        .singleElement()
        .satisfies(trial -> {
          assertThat(trial.text()).isEmpty();
          assertThat(trial.services()).isEmpty();
          assertThat(trial.request())
              .isEqualTo(
                  new RunRequest(
                      Optional.of(NOW),
                      OptionalInt.of(7),
                      OptionalInt.of(100),
                      Optional.empty(),
                      Optional.of(SeenPolicy.ANY),
                      Optional.empty(),
                      Optional.empty(),
                      OptionalDouble.empty(),
                      OptionalInt.of(2),
                      OptionalInt.empty()));
        });
  }

  @Test
  void sweptOption_isTriedWithEachValue_theOtherOptionsHold() {
    List<Trial> trials =
        trials(
            List.of("--behavior-window=90d", "--as-of", "2026-01-01T00:00:00Z", "--top-k=9"),
            "behavior-window=30d, 60d",
            "static-weight=0");

    assertThat(trials)
        .extracting(Trial::text)
        .containsExactly(
            "behavior-window=30d, static-weight=0", "behavior-window=60d, static-weight=0");
    assertThat(trials)
        .allSatisfy(trial -> {
          assertThat(trial.request().asOf()).contains(Instant.parse("2026-01-01T00:00:00Z"));
          assertThat(trial.request().topK()).hasValue(9);
          assertThat(trial.request().staticWeight()).hasValue(0);
        });
    assertThat(trials.getLast().request().behaviorWindow()).contains(Duration.ofDays(60));
  }

  @Test
  void caps_areSwept() {
    List<Trial> trials = trials(List.of("--max-per-employer=9"), "max-per-category=0,3");

    assertThat(trials)
        .allSatisfy(trial -> assertThat(trial.request().maxPerEmployer()).hasValue(9));
    assertThat(trials)
        .extracting(trial -> trial.request().maxPerCategory())
        .containsExactly(OptionalInt.of(0), OptionalInt.of(3));
  }

  @Test
  void severalSweeps_areAllCombinations_thoseOfTheSameServicesTogether() {
    List<Trial> trials =
        trials(List.of(), "top-k=10,20", "baito.catalogue.popularity-weight=0.3,0.6");

    assertThat(trials)
        .extracting(Trial::text)
        .containsExactly(
            "top-k=10, baito.catalogue.popularity-weight=0.3",
            "top-k=20, baito.catalogue.popularity-weight=0.3",
            "top-k=10, baito.catalogue.popularity-weight=0.6",
            "top-k=20, baito.catalogue.popularity-weight=0.6");
    assertThat(trials.getLast().services())
        .isEqualTo(Map.of("baito.catalogue.popularity-weight", "0.6"));
    assertThat(trials.getLast().request().topK()).hasValue(20);
  }

  private static List<Trial> trials(List<String> options, String... sweeps) {
    CommandLine line = new CommandLine(new RunOptions());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(options.toArray(String[]::new));
    return new Sweep(List.of(sweeps)).trials(line.getCommandSpec(), NOW);
  }
}

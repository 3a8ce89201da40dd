package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What {@code baito run} says at its end.
 *
 * @param facts of the run
 * @param stages how long each took
 * @param total how long all took
 */
record RunSummary(Facts facts, SequencedMap<String, Duration> stages, Duration total) {

  /**
   * What a run came to.
   *
   * @param run its final state
   * @param tally of its lists
   * @param samples of its lists
   * @param log its line of the performance log
   * @param export where the lists are
   */
  record Facts(
      RunView run,
      ListTally tally,
      SampleLists samples,
      ObjectNode log,
      Optional<OutputFile> export) {}

  boolean everyUserCompleted() {
    return facts.run().everyUserCompleted();
  }

  BaitoException incomplete() {
    return incomplete(facts.run());
  }

  /** Returns the error of a run that left users without a list. */
  static BaitoException incomplete(RunView run) {
    RunView.Users users = run.users();
    return new BaitoException(
        ErrorCode.RUN_INCOMPLETE,
        Text.number(users.planned() - users.completed())
            + " of "
            + Text.count(users.planned(), "user")
            + " have no list: "
            + Text.number(users.failed())
            + " could not be scored, "
            + Text.count(run.batches().dead(), "batch")
            + " dead; see the workers' logs");
  }

  /** Returns the summary for people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    RunView run = facts.run();
    RunView.Users users = run.users();
    JsonNode log = facts.log();
    lines.add("");
    lines.add(
        "Run "
            + run.id()
            + " "
            + run.state().text()
            + ": "
            + Text.count(facts.tally().lists(), "list")
            + " with "
            + Text.count(facts.tally().rows(), "job")
            + ", "
            + Text.number(facts.tally().fullLists())
            + " of them full ("
            + run.topK()
            + ")");
    lines.add(
        "  users      "
            + Text.number(users.planned())
            + " planned, "
            + Text.number(users.ranked())
            + " ranked, "
            + Text.number(users.empty())
            + " without an eligible job, "
            + Text.number(users.failed())
            + " failed");
    lines.add(
        "  work       "
            + Text.number(log.path("pairs_considered").asDouble())
            + " pairs, "
            + Text.number(log.path("candidates").asDouble())
            + " eligible, "
            + Text.number(log.path("scores_calculated").asDouble())
            + " scored");
    lines.add(
        "  speed      "
            + Text.number(log.path("throughput").path("users_per_sec").asDouble())
            + " users/s, "
            + Text.number(log.path("throughput").path("scores_per_sec").asDouble())
            + " scores/s");
    lines.add(
        "  memory     " + memory(log.path("resources").path("memory_peak_mb")) + " (MB at peak)");
    log.path("bottlenecks")
        .forEach(flagged ->
            lines.add(
                "  slowed by  "
                    + flagged.path("component").asText()
                    + ": "
                    + flagged.path("recommendation").asText()));
    facts.export().ifPresent(file -> lines.add("  lists in   " + file));
    lines.add("");
    lines.add(
        "Seconds: "
            + stages.entrySet().stream()
                .map(stage -> stage.getKey() + " " + seconds(stage.getValue()))
                .collect(Collectors.joining(", "))
            + "; in all "
            + seconds(total));
    lines.addAll(facts.samples().lines());
    return lines;
  }

  private static String memory(JsonNode peaks) {
    return peaks.properties().stream()
        .map(peak -> peak.getKey() + " " + Text.number(peak.getValue().asDouble()))
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", Stages.seconds(duration));
  }

  /** Returns the summary for machines. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("run", facts.run().json());
    json.putObject("lists")
        .put("users", facts.tally().lists())
        .put("full", facts.tally().fullLists())
        .put("jobs", facts.tally().rows());
    ObjectNode seconds = json.putObject("seconds");
    stages.forEach((stage, took) -> seconds.put(stage, Stages.seconds(took)));
    seconds.put("total", Stages.seconds(total));
    facts.export().ifPresent(file -> json.put("export", file.toString()));
    json.set("log", facts.log());
    json.putArray("samples").addAll(facts.samples().lists());
    return json.toPrettyString();
  }
}

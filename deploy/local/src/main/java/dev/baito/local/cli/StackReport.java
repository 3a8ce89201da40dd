package dev.baito.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.BaitoException;
import dev.baito.local.client.ApiException;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code status} says of one stack.
 *
 * @param name up or run
 * @param scheduler where its API is
 * @param processes of the stack
 * @param run the active run, else the newest
 * @param failure why the scheduler could not tell of its runs, empty when it could
 */
record StackReport(
    String name,
    URI scheduler,
    List<ProcessStatus> processes,
    Optional<RunView> run,
    String failure) {

  /** Copies the processes. */
  StackReport {
    processes = List.copyOf(processes);
  }

  static StackReport of(String name, LocalStack stack) {
    Optional<RunView> run = Optional.empty();
    String failure = "";
    try (SchedulerClient client = new SchedulerClient(stack.schedulerUri())) {
      run = client.newestRun(Optional.of("active")).or(() -> client.newestRun(Optional.empty()));
    } catch (ApiException | BaitoException e) {
      failure = ErrorLine.of(e);
    }
    return new StackReport(name, stack.schedulerUri(), stack.status().processes(), run, failure);
  }

  boolean well() {
    return failure.isEmpty() && processes.stream().allMatch(StackReport::well);
  }

  private static boolean well(ProcessStatus process) {
    return process.health().equals(ProcessStatus.UP);
  }

  /** Returns it for people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(name + ": " + scheduler);
    lines.add(
        String.format(Locale.ROOT, "  %-20s %8s %6s  %s", "process", "pid", "port", "health"));
    for (ProcessStatus process : processes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-20s %8d %6d  %s%s",
              process.name(),
              process.pid(),
              process.port(),
              process.health(),
              well(process) ? "" : "  see " + process.log()));
    }
    lines.add("  " + runLine());
    return lines;
  }

  private String runLine() {
    if (!failure.isEmpty()) {
      return failure;
    }
    return run.map(found ->
            String.format(
                Locale.ROOT,
                "run %d %s: %,d batches planned, %,d completed, %,d dead; %,d of %,d users",
                found.id(),
                found.state().text(),
                found.batches().planned(),
                found.batches().completed(),
                found.batches().dead(),
                found.users().completed(),
                found.users().planned()))
        .orElse("no run yet");
  }

  /** Returns all of them for machines. */
  static String json(List<StackReport> reports) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode stacks = json.putArray("stacks");
    reports.forEach(report -> stacks.add(report.json()));
    return json.toPrettyString();
  }

  private ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("scheduler", scheduler.toString());
    ArrayNode array = json.putArray("processes");
    for (ProcessStatus process : processes) {
      array
          .addObject()
          .put("name", process.name())
          .put("pid", process.pid())
          .put("port", process.port())
          .put("health", process.health())
          .put("log", process.log().toString());
    }
    run.ifPresent(found -> json.set("run", found.json()));
    if (!failure.isEmpty()) {
      json.put("failure", failure);
    }
    return json;
  }
}

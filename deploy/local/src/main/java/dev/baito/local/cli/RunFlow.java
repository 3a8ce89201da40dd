package dev.baito.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.local.cli.SourceOptions.Source;
import dev.baito.local.client.DataSet;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import dev.baito.local.report.PerformanceLog;
import dev.baito.local.stack.LocalStack;
import java.io.OutputStream;
import java.time.Duration;

/** The stages of {@code baito run}, one after the other. */
final class RunFlow {
  private final Console console;
  private final RunPlan plan;
  private final Stages stages;

  RunFlow(Console console, RunPlan plan) {
    this.console = console;
    this.plan = plan;
    this.stages = new Stages(console);
  }

  /** Does it all; the stack is stopped, or left up when that was asked for, however it ends. */
  RunSummary run() throws InterruptedException {
    RunSummary.Facts facts =
        switch (plan.source()) {
          case Source.Files files -> {
            DataSet data = DataSet.complete(files.folder());
            yield match(new StackStart(console, stages, plan.stack()).start(), data);
          }
          case Source.Generated generated -> {
            try (GeneratedData data = GeneratedData.beside(plan.stack().state())) {
              LocalStack stack =
                  new StackStart(console, stages, plan.stack())
                      .startGenerating(generated.settings(), data.folder());
              yield match(stack, DataSet.complete(data.folder()));
            }
          }
        };
    return new RunSummary(facts, stages.all(), stages.total());
  }

  private RunSummary.Facts match(LocalStack stack, DataSet data) throws InterruptedException {
    try (stack;
        SchedulerClient client = new SchedulerClient(stack.schedulerUri())) {
      try {
        return match(stack, client, data);
      } finally {
        end(stack);
      }
    }
  }

  private void end(LocalStack stack) {
    if (plan.keep()) {
      stack.detach();
      console.line("  left up: see './baito status'; stop it with './baito down'");
      return;
    }
    long since = System.nanoTime();
    stack.stop();
    stages.doneSince("stop", since, "everything stopped");
  }

  private RunSummary.Facts match(LocalStack stack, SchedulerClient client, DataSet data)
      throws InterruptedException {
    RunSteps steps = new RunSteps(console, stages, stack, client);
    Duration importing = steps.importFiles(data, plan.strict(), plan.stack().state());
    StackMeter meter = StackMeter.start(stack);
    RunView run = steps.completed(plan.request());
    ListTally tally = export(client, run);
    ObjectNode log = report(client, run, meter, importing);
    return new RunSummary.Facts(
        run, tally, SampleLists.of(client, tally.firstUsers()), log, plan.export());
  }

  private ListTally export(SchedulerClient client, RunView run) {
    long since = System.nanoTime();
    console.live("  export: reading the lists");
    ListTally tally =
        plan.export()
            .map(file -> file.write(out -> copy(client, run, out)))
            .orElseGet(() -> copy(client, run, OutputStream.nullOutputStream()));
    stages.doneSince(
        "export",
        since,
        plan.export().map(OutputFile::toString).orElse("lists counted; --export FILE keeps them"));
    return tally;
  }

  private static ListTally copy(SchedulerClient client, RunView run, OutputStream out) {
    return client.export(run.id(), in -> new ListTally(run.topK()).copy(in, out));
  }

  private ObjectNode report(
      SchedulerClient client, RunView run, StackMeter meter, Duration importing) {
    var figures = meter.stop(importing, stages.total());
    return plan.report()
        .map(file ->
            file.write(
                out -> client.report(run.id(), in -> PerformanceLog.complete(in, out, figures))))
        .orElseGet(() ->
            client.report(
                run.id(),
                in -> PerformanceLog.complete(in, OutputStream.nullOutputStream(), figures)));
  }
}

package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baito export}: writes the lists of a run, or the vectors they were made with. */
@Command(
    name = "export",
    sortOptions = false,
    header = "Write the lists of a run to a file, or the vectors they were made with.",
    description = {
      "",
      "user_id,rank,job_id,score, ordered by user, then rank. The file is there whole or not at all;",
      "with a name that ends in .gz it is packed. Equal lists give equal bytes.",
      "",
      "With --vectors, jobs.csv and users.csv go to a folder: the import's columns, vectors as the",
      "engine has them, so that anyone can check the lists, or import them as a catalogue.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito export lists.csv",
      "  ./baito export --run 12 lists.csv.gz",
      "  ./baito export --vectors vectors"
    })
final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--run",
      paramLabel = "ID|latest",
      defaultValue = "latest",
      order = 1,
      description = "Which run. Default: latest, the newest that is completed.")
  private String run = "latest";

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      order = 2,
      description = "Write jobs.csv and users.csv with vectors to this folder, instead of lists.")
  private Optional<Path> vectors = Optional.empty();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to: .csv or .csv.gz.")
  private Optional<Path> file = Optional.empty();

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (file.isPresent() == vectors.isPresent()) {
      throw Usage.error("say FILE for the lists, or --vectors DIR for the vectors");
    }
    if (vectors.isPresent()) {
      exportVectors(VectorFiles.in(vectors.get()));
    } else {
      exportLists(OutputFile.at(CsvName.checked(file.orElseThrow())));
    }
    return ExitCodes.OK;
  }

  private void exportVectors(VectorFiles target) {
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, state))) {
      RunView found = find(client);
      target.write(client, found.id());
      context.console().result("Run " + found.id() + ": vectors in " + target);
    }
  }

  private void exportLists(OutputFile target) {
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, state))) {
      RunView found = find(client);
      ListTally tally =
          target.write(
              out -> client.export(found.id(), in -> new ListTally(found.topK()).copy(in, out)));
      context
          .console()
          .result(
              "Run "
                  + found.id()
                  + ": "
                  + Text.count(tally.lists(), "list")
                  + " with "
                  + Text.count(tally.rows(), "job")
                  + " in "
                  + target);
    }
  }

  private RunView find(SchedulerClient client) {
    if (run.equals("latest")) {
      return client
          .newestRun(Optional.of("completed"))
          .orElseThrow(() ->
              new BaitoException(
                  ErrorCode.RUN_UNKNOWN, "no run is completed yet: start one, or wait for it"));
    }
    if (!run.matches("[0-9]{1,18}")) {
      throw Usage.error("--run must be a number or 'latest', not " + run);
    }
    return client.run(Long.parseLong(run));
  }
}

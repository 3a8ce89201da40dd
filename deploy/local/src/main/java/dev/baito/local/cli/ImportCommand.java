package dev.baito.local.cli;

import dev.baito.local.client.DataSet;
import dev.baito.local.client.ImportView;
import dev.baito.local.client.SchedulerClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito import}: loads files into the stack that is up. */
@Command(
    name = "import",
    sortOptions = false,
    header = "Load files into what is up.",
    description = {
      "",
      "Any of cities, jobs, users, behaviors (.csv, .csv.gz) in the folder, in one transaction. Rows",
      "replace those of the same key. A bad row goes, whole, to a rejects file; the good ones load.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito import --data DIR",
      "  ./baito import --data DIR --replace         and remove what the files no longer hold",
      "  ./baito import --data DIR --strict          one bad row changes nothing",
      "  ./baito import --data DIR --rejects bad.csv"
    })
final class ImportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      order = 1,
      description = "Folder with the files.")
  private Path data = Path.of("");

  @Option(
      names = "--replace",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 2,
      description = "Remove what the files no longer hold.")
  private boolean replace;

  @Option(
      names = "--strict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 3,
      description = "One bad row refuses all.")
  private boolean strict;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      order = 4,
      description = "Where rejected rows go. Default: rejects-NUMBER.csv in the state folder.")
  private Optional<Path> rejects = Optional.empty();

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 5,
      description = "Print the report as JSON.")
  private boolean json;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DataSet files = DataSet.of(data);
    Optional<OutputFile> target = rejects.map(OutputFile::at);
    Console console = context.console();
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, state))) {
      console.live("import: loading " + Text.megabytes(files.bytes()));
      ImportView report =
          new RejectedRows(console, client, target, state.up(context))
              .importFiles(files, replace, strict);
      if (json) {
        console.result(report.json().toPrettyString());
      } else {
        ImportText.table(report).forEach(console::result);
      }
    }
    return ExitCodes.OK;
  }
}

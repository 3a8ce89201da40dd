package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.ApiException;
import dev.baito.local.client.DataSet;
import dev.baito.local.client.ImportView;
import dev.baito.local.client.SchedulerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Imports files and writes every rejected row, whole, to a file: none is dropped in silence. */
final class RejectedRows {
  private final Console console;
  private final SchedulerClient client;
  private final Optional<OutputFile> file;
  private final Path folder;

  /**
   * Creates an import of that kind.
   *
   * @param file where rejected rows go, if the user named a file
   * @param folder where they go otherwise
   */
  RejectedRows(Console console, SchedulerClient client, Optional<OutputFile> file, Path folder) {
    this.console = console;
    this.client = client;
    this.file = file;
    this.folder = folder;
  }

  /** Imports the files; says what was rejected and what is worth knowing. */
  ImportView importFiles(DataSet data, boolean replace, boolean strict) {
    try {
      ImportView report = client.importFiles(data, replace, strict);
      report.warnings().forEach(warning -> console.line("    warning: " + warning));
      if (report.rejected() > 0) {
        tell(report);
      }
      return report;
    } catch (ApiException e) {
      if (e.problem().code().equals(ErrorCode.IMPORT_ROWS_REJECTED.text())) {
        write(e.problem().body().path("import_id").asLong());
      }
      throw e;
    }
  }

  private void tell(ImportView report) {
    console.line("    " + Text.count(report.rejected(), "row") + " rejected:");
    for (ImportView.Reason reason : report.reasons()) {
      console.line(
          "      "
              + Text.number(reason.count())
              + " in "
              + reason.file()
              + (reason.column().isEmpty() ? "" : ", column " + reason.column())
              + ": "
              + reason.reason());
    }
    write(report.id());
  }

  private void write(long importId) {
    OutputFile target = file.orElseGet(() -> inFolder("rejects-" + importId + ".csv"));
    target.write(out -> client.rejects(importId, in -> in.transferTo(out)));
    console.line("    the rejected rows, whole, with line, column and reason: " + target);
  }

  private OutputFile inFolder(String name) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.OUTPUT_FAILED, folder + " cannot be made: " + e.getMessage(), e);
    }
    return OutputFile.at(folder.resolve(name));
  }
}

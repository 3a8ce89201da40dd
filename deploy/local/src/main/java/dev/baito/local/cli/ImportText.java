package dev.baito.local.cli;

import dev.baito.local.client.ImportView;
import dev.baito.local.client.ImportView.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of an import, as people read it. */
final class ImportText {
  private ImportText() {}

  /** Returns one line with the good rows of each file. */
  static String counts(ImportView report) {
    return report.files().stream()
        .map(file -> Text.number(file.rows() - file.rejected()) + " " + file.file())
        .collect(Collectors.joining(", "));
  }

  /** Returns a table of what became of the rows. */
  static List<String> table(ImportView report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row("file", "rows", "inserted", "updated", "unchanged", "repeated", "rejected", "removed"));
    for (FileView file : report.files()) {
      lines.add(
          row(
              file.file(),
              Text.number(file.rows()),
              Text.number(file.inserted()),
              Text.number(file.updated()),
              Text.number(file.unchanged()),
              Text.number(file.repeated()),
              Text.number(file.rejected()),
              Text.number(file.removed())));
    }
    return lines;
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-10s %12s %12s %12s %12s %12s %12s %12s", cells);
  }
}

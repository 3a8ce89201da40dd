package dev.baito.local.cli;

import java.nio.file.Path;

/** Names of files with lists. */
final class CsvName {
  private CsvName() {}

  /** Returns the name, which must end as its content will be. */
  static Path checked(Path file) {
    String name = file.toString();
    if (!name.endsWith(".csv") && !name.endsWith(".csv.gz")) {
      throw Usage.error("the export's name must end in .csv or .csv.gz: " + file);
    }
    return file;
  }
}

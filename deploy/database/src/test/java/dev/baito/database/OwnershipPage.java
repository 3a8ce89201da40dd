package dev.baito.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who may write what, as README.md has it; a test of result-sink holds the page against the table
 * {@code table_ownership}.
 */
record OwnershipPage(Map<String, Owner> owners) {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| ([\\w-]+) \\| ([\\w-]+) \\|");

  /** Who inserts and updates, and who else deletes. */
  record Owner(String writtenBy, String deletedBy) {}

  static OwnershipPage read() {
    try {
      Map<String, Owner> owners = new TreeMap<>();
      ROW.matcher(Files.readString(Path.of("README.md")))
          .results()
          .forEach(row -> owners.put(row.group(1), new Owner(row.group(2), row.group(3))));
      return new OwnershipPage(owners);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

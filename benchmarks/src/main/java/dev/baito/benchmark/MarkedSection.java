package dev.baito.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a hand-written file that the benchmarks write: what stands between the lines {@code
 * <!-- bench:NAME -->} and {@code <!-- /bench -->}.
 *
 * @param file the file
 * @param name the section's
 */
record MarkedSection(Path file, String name) {
  private static final String END = "<!-- /bench -->";

  /**
   * Makes sure that there is such a section, before anything is measured.
   *
   * @throws IllegalArgumentException when there is none
   */
  void require() {
    bounds(text());
  }

  /** Puts a text in the place of what stands there. */
  void replace(String replacement) {
    String text = text();
    Bounds bounds = bounds(text);
    try {
      Files.writeString(
          file,
          text.substring(0, bounds.from)
              + "\n"
              + replacement.strip()
              + "\n"
              + text.substring(bounds.to));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": check its permissions", e);
    }
  }

  /** Where the replaceable part begins, after its marker, and ends, before the next. */
  private record Bounds(int from, int to) {}

  private Bounds bounds(String text) {
    String begin = "<!-- bench:" + name + " -->";
    int from = text.indexOf(begin);
    int to = from < 0 ? -1 : text.indexOf(END, from);
    if (to < 0) {
      throw new IllegalArgumentException(
          "%s has no section '%s': put the lines %s and %s where the figures are to stand"
              .formatted(file, name, begin, END));
    }
    return new Bounds(from + begin.length(), to);
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": name a file that exists", e);
    }
  }
}

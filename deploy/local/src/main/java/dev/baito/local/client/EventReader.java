package dev.baito.local.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads server-sent events (the WHATWG's event stream format). Not thread-safe. */
final class EventReader {
  private static final int MOST_CHARS = 1 << 20;

  private final BufferedReader lines;

  /**
   * One event.
   *
   * @param name its name, {@code message} where it states none
   * @param data its lines, joined by line feeds
   */
  record Event(String name, String data) {}

  EventReader(Reader stream) {
    lines = new BufferedReader(stream);
  }

  /** Returns the next event that carries data, or nothing at the end of the stream. */
  Optional<Event> next() throws IOException {
    String name = "message";
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (any) {
          return Optional.of(new Event(name, data.toString()));
        }
        name = "message";
      } else if (line.startsWith("event:")) {
        name = value(line, "event:".length());
      } else if (line.startsWith("data:")) {
        data.append(any ? "\n" : "").append(value(line, "data:".length()));
        any = true;
        if (data.length() > MOST_CHARS) {
          throw new IOException("an event is longer than " + MOST_CHARS + " characters");
        }
      }
    }
    // An event without its empty line was cut off, and is none.
    return Optional.empty();
  }

  private static String value(String line, int from) {
    return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
  }
}

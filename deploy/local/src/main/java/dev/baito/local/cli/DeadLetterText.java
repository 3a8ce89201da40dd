package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dead letters, as people read them. */
final class DeadLetterText {
  private static final int CAUSE_CHARS = 60;

  private DeadLetterText() {}

  /** Returns a page as a table. */
  static List<String> table(JsonNode page) {
    List<String> lines = rows(page.path("dead_letters"));
    if (lines.size() == 1) {
      return List.of("No dead letters.");
    }
    if (page.path("next_before").isNumber()) {
      lines.add("There are more: --before " + page.path("next_before").asLong());
    }
    return lines;
  }

  /** Returns entries as a table with a head. */
  static List<String> rows(JsonNode entries) {
    List<String> lines = new ArrayList<>();
    lines.add(row("id", "state", "reason", "run", "batch", "user", "letters", "newest", "cause"));
    for (JsonNode entry : entries) {
      lines.add(
          row(
              entry.path("dead_letter_id").asText(),
              entry.path("state").asText(),
              entry.path("reason").asText(),
              entry.path("run_id").asText("-"),
              entry.path("batch_no").asText("-"),
              whom(entry),
              entry.path("letters").asText(),
              seconds(entry.path("last_received_at").asText()),
              cut(entry.path("cause").asText())));
    }
    return lines;
  }

  /** Returns all there is to know about an entry. */
  static List<String> whole(JsonNode entry) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Dead letter "
            + entry.path("dead_letter_id").asText()
            + ": "
            + entry.path("state").asText()
            + after(": ", entry.path("discard_reason").asText()));
    add(lines, "reason", entry.path("reason").asText());
    add(lines, "cause", entry.path("cause").asText());
    add(lines, "run", entry.path("run_id").asText("not known"));
    add(lines, "batch", entry.path("batch_no").asText("not known"));
    add(lines, "user", whom(entry));
    add(lines, "attempts", entry.path("attempts").asText());
    add(
        lines,
        "letters",
        entry.path("letters").asText()
            + ", "
            + entry.path("failed_replays").asText()
            + " of them from replays");
    lines.add("");
    lines.add("Headers");
    entry
        .path("headers")
        .properties()
        .forEach(header -> lines.add("  " + header.getKey() + ": " + header.getValue().asText()));
    lines.add("");
    lines.add("Key      " + content(entry.path("key")));
    lines.add("Message  " + content(entry.path("payload")));
    lines.add("");
    lines.add("History, newest first");
    for (JsonNode event : entry.path("history")) {
      lines.add(
          "  "
              + seconds(event.path("at").asText())
              + "  "
              + String.format(Locale.ROOT, "%-9s", event.path("kind").asText())
              + "  "
              + event.path("detail").asText()
              + after("  at ", event.path("place").asText()));
    }
    return lines;
  }

  private static String content(JsonNode payload) {
    String size = Text.count(payload.path("bytes").asLong(), "byte");
    String rest = payload.path("truncated").asBoolean() ? " ... (cut)" : "";
    return switch (payload.path("encoding").asText()) {
      case "json" -> size + ", JSON: " + payload.path("json");
      case "hex" -> size + ", hex: " + payload.path("hex").asText() + rest;
      default -> "none";
    };
  }

  private static String whom(JsonNode entry) {
    long users = entry.path("users").asLong();
    return entry.has("user_id")
        ? entry.path("user_id").asText()
        : users == 0 ? "-" : Text.count(users, "user");
  }

  private static String after(String separator, String text) {
    return text.isEmpty() ? "" : separator + text;
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "  %-9s  %s", name, value));
  }

  /** Returns an instant of the API to the second. */
  private static String seconds(String instant) {
    return instant.replaceFirst("\\.\\d+Z$", "Z");
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= CAUSE_CHARS ? line : line.substring(0, CAUSE_CHARS) + "...";
  }

  private static String row(String... cells) {
    return String.format(
            Locale.ROOT, "%8s  %-9s  %-14s  %6s  %6s  %10s  %7s  %-20s  %s", (Object[]) cells)
        .stripTrailing();
  }
}

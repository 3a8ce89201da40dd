package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.SchedulerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The first jobs of a few users' lists.
 *
 * @param lists the users' lists as the API shows them
 */
record SampleLists(List<JsonNode> lists) {
  private static final int JOBS_SHOWN = 5;

  /** Copies the lists. */
  SampleLists {
    lists = List.copyOf(lists);
  }

  static SampleLists of(SchedulerClient client, List<Long> users) {
    return new SampleLists(users.stream().map(client::recommendations).toList());
  }

  /** Returns a few lines per user: rank, score, title, city. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonNode list : lists) {
      JsonNode jobs = list.path("recommendations");
      lines.add("");
      lines.add(
          "User " + list.path("user_id").asLong() + ", best " + shown(jobs) + " of " + jobs.size());
      for (int i = 0; i < shown(jobs); i++) {
        lines.add(line(jobs.get(i)));
      }
    }
    return lines;
  }

  private static int shown(JsonNode jobs) {
    return Math.min(JOBS_SHOWN, jobs.size());
  }

  private static String line(JsonNode job) {
    String city = text(job.path("city_name"));
    return String.format(
        Locale.ROOT,
        "  %3d  %8.5f  %s%s",
        job.path("rank").asInt(),
        job.path("score").asDouble(),
        text(job.path("title")),
        city.isEmpty() ? "" : "  (" + city + ")");
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : "";
  }
}

package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.SchedulerClient;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Returns a few lines per user: who it is and what the user looks for, then of each job rank,
   * score, title, and below it city, employer and wage, so far as they are known.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonNode list : lists) {
      JsonNode jobs = list.path("recommendations");
      lines.add("");
      lines.add(user(list) + ", best " + shown(jobs) + " of " + jobs.size());
      for (int i = 0; i < shown(jobs); i++) {
        lines.addAll(lines(jobs.get(i)));
      }
    }
    return lines;
  }

  private static String user(JsonNode list) {
    JsonNode user = list.path("user");
    String city = text(user.path("city_name"));
    String keywords = text(user.path("keywords"));
    return "User "
        + list.path("user_id").asLong()
        + (city.isEmpty() ? "" : " in " + city)
        + (keywords.isEmpty() ? "" : ", looking for “" + keywords + "”");
  }

  private static int shown(JsonNode jobs) {
    return Math.min(JOBS_SHOWN, jobs.size());
  }

  private static List<String> lines(JsonNode job) {
    String first =
        String.format(
            Locale.ROOT,
            "  %3d  %8.5f  %s",
            job.path("rank").asInt(),
            job.path("score").asDouble(),
            text(job.path("title")));
    String facts =
        Stream.of(
                text(job.path("city_name")),
                text(job.path("employer_id")),
                text(job.path("employment_type")),
                wage(job))
            .filter(fact -> !fact.isEmpty())
            .collect(Collectors.joining(" · "));
    return facts.isEmpty() ? List.of(first) : List.of(first, " ".repeat(17) + facts);
  }

  /* The bounds in their unit, either open where it is not stated: 1,200–1,500 hourly. */
  private static String wage(JsonNode job) {
    JsonNode min = job.path("salary_min");
    JsonNode max = job.path("salary_max");
    if (!min.isNumber() && !max.isNumber()) {
      return "";
    }
    String bounds =
        min.isNumber() && max.isNumber()
            ? min.decimalValue().compareTo(max.decimalValue()) == 0
                ? amount(min)
                : amount(min) + "–" + amount(max)
            : min.isNumber() ? "from " + amount(min) : "up to " + amount(max);
    return bounds + " " + text(job.path("salary_type")).toLowerCase(Locale.ROOT);
  }

  private static String amount(JsonNode number) {
    return String.format(
        Locale.ROOT, "%,.0f", number.decimalValue().setScale(0, RoundingMode.HALF_UP));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : "";
  }
}

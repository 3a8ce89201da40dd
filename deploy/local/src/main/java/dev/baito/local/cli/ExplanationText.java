package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An explanation, as people read it.
 *
 * @param explanation as the API shows it
 */
record ExplanationText(JsonNode explanation) {

  /** Returns it line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Job %s%s".formatted(text("job_id"), quoted(explanation.path("title").asText())));
    lines.add(
        "for user %s, by run %s as of %s"
            .formatted(text("user_id"), text("run_id"), text("as_of")));
    lines.add("");
    lines.add(text("summary"));
    lines.add("");
    lines.add("Rules");
    addVerdicts(lines, explanation.path("rules"));
    lines.add("");
    JsonNode caps = explanation.path("diversity").path("caps");
    if (!caps.isEmpty()) {
      lines.add("Caps");
      addVerdicts(lines, caps);
      lines.add("");
    }
    addScore(lines);
    addBehaviors(lines);
    return lines;
  }

  private static void addVerdicts(List<String> lines, JsonNode verdicts) {
    for (JsonNode verdict : verdicts) {
      lines.add(
          "  %s  %s"
              .formatted(
                  verdict.path("passes").asBoolean() ? "yes" : "NO ",
                  verdict.path("text").asText()));
    }
  }

  private void addScore(List<String> lines) {
    JsonNode similarity = explanation.path("similarity");
    JsonNode parts = explanation.path("static_parts");
    lines.add("Score        " + number(explanation.path("score")));
    lines.add(
        "  similarity %s  how well the job fits what the user looks for and did"
            .formatted(number(similarity.path("total"))));
    JsonNode sides = similarity.path("parts");
    if (sides.isObject()) {
      lines.add(
          "    text     %s  what the job is about: words in common"
              .formatted(number(sides.path("text"))));
      lines.add("    place    %s  where it is: how near".formatted(number(sides.path("place"))));
    }
    lines.add(
        "  static     %s  %s times the job's own worth of %s:"
            .formatted(
                number(explanation.path("weighted_static")),
                explanation.path("static_weight").asText(),
                number(parts.path("total")).strip()));
    lines.add(part(parts.path("wage"), "wage", wage(parts.path("wage"))));
    lines.add(part(parts.path("popularity"), "popularity", popularity(parts.path("popularity"))));
    lines.add(part(parts.path("freshness"), "freshness", freshness(parts.path("freshness"))));
  }

  private static String part(JsonNode part, String name, String why) {
    return "    %-10s %s of 1, weight %s: %s"
        .formatted(name, decimals(part.path("value"), "%.3f"), part.path("weight").asText(), why);
  }

  private static String wage(JsonNode wage) {
    if (!wage.path("hourly").isNumber()) {
      return "the job states none, which counts as average";
    }
    String category = wage.path("category").asText();
    return "%s an hour; %s pay %s on average: %s standard deviations"
        .formatted(
            decimals(wage.path("hourly"), "%,.2f"),
            category.isEmpty()
                ? Text.count(wage.path("peers").asLong(), "job") + " of all categories"
                : Text.count(wage.path("peers").asLong(), "job") + " of " + category,
            decimals(wage.path("peers_hourly"), "%,.2f"),
            decimals(wage.path("deviations"), "%+.2f"));
  }

  private static String popularity(JsonNode popularity) {
    return "%s acted on it; %s on the job with the most"
        .formatted(
            Text.count(popularity.path("acting_users").asLong(), "user"),
            Text.number(popularity.path("most_acting_users").asLong()));
  }

  private static String freshness(JsonNode freshness) {
    return freshness.path("age_days").isNumber()
        ? "posted %s days before; halved every %s days"
            .formatted(
                decimals(freshness.path("age_days"), "%,.1f"),
                decimals(freshness.path("half_life_days"), "%,.1f"))
        : "nobody knows when it was posted, which counts as half";
  }

  private void addBehaviors(List<String> lines) {
    JsonNode similarity = explanation.path("similarity");
    boolean sides = similarity.path("parts").isObject();
    double own = similarity.path("own").asDouble();
    lines.add("");
    lines.add("What the similarity comes from");
    if (similarity.path("behaviors").isEmpty() && own == 0) {
      lines.add(
          sides
              ? "  nothing: nothing the user looks for or did has to do with this job"
              : "  nothing: the user has no vector and no recent behaviours");
      return;
    }
    if (sides) {
      lines.add("     in all      text     place");
    }
    if (own != 0) {
      lines.add(
          share(similarity.path("own"), similarity.path("own_parts"))
              + (sides
                  ? "what the user looks for: keywords, categories, city"
                  : "the user's own vector"));
    }
    for (JsonNode behavior : similarity.path("behaviors")) {
      lines.add(
          "%s%s job %s%s at %s"
              .formatted(
                  share(behavior.path("share"), behavior.path("parts")),
                  deed(behavior.path("action").asText()),
                  behavior.path("job_id").asText(),
                  quoted(behavior.path("title").asText()),
                  behavior.path("occurred_at").asText()));
    }
    long others = similarity.path("other_behaviors").asLong();
    if (others > 0) {
      lines.add(
          "  %s  %s%s more"
              .formatted(
                  number(similarity.path("others")),
                  sides ? " ".repeat(20) : "",
                  Text.count(others, "behaviour")));
    }
  }

  private static String share(JsonNode total, JsonNode parts) {
    return parts.isObject()
        ? "  %s %s %s  "
            .formatted(number(total), number(parts.path("text")), number(parts.path("place")))
        : "  " + number(total) + "  ";
  }

  private static String deed(String action) {
    return switch (action) {
      case "view" -> "view of";
      case "click" -> "click on";
      case "favorite" -> "favorite:";
      case "apply" -> "apply to";
      default -> action;
    };
  }

  private String text(String field) {
    return explanation.path(field).asText();
  }

  private static String quoted(String title) {
    return title.isEmpty() ? "" : " \u201c" + title + "\u201d";
  }

  private static String number(JsonNode value) {
    return decimals(value, "%9.5f");
  }

  private static String decimals(JsonNode value, String format) {
    return String.format(Locale.ROOT, format, value.asDouble());
  }
}

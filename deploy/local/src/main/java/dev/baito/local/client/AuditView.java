package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an audit of a run found.
 *
 * @param runId the run
 * @param ledger closed, open, or running while the run is under way
 * @param users what became of its planned users
 * @param problems what does not add up
 * @param json the whole document
 */
public record AuditView(
    long runId, String ledger, Users users, List<Problem> problems, JsonNode json) {

  /** Copies the problems. */
  public AuditView {
    problems = List.copyOf(problems);
  }

  /** Planned users by what became of them. */
  public record Users(
      long planned,
      long completed,
      long deadLettered,
      long discarded,
      long cancelled,
      long pending) {}

  /** What is wrong with how many users, and the first of them. */
  public record Problem(String problem, long count, List<Long> users) {
    /** Copies the users. */
    public Problem {
      users = List.copyOf(users);
    }
  }

  /** Reads an audit from the API's document. */
  public static AuditView of(JsonNode json) {
    JsonNode users = json.path("users");
    List<Problem> problems = new ArrayList<>();
    for (JsonNode problem : json.path("problems")) {
      List<Long> named = new ArrayList<>();
      problem.path("users").forEach(user -> named.add(user.asLong()));
      problems.add(
          new Problem(problem.path("problem").asText(), problem.path("count").asLong(), named));
    }
    return new AuditView(
        json.path("run_id").asLong(),
        json.path("ledger").asText(),
        new Users(
            users.path("planned").asLong(),
            users.path("completed").asLong(),
            users.path("dead_lettered").asLong(),
            users.path("discarded").asLong(),
            users.path("cancelled").asLong(),
            users.path("pending").asLong()),
        problems,
        json);
  }

  /** Returns whether the run's users do not add up to its plan. */
  public boolean open() {
    return ledger.equals("open");
  }
}

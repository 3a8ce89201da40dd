package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run as the API shows it.
 *
 * @param id its number
 * @param state where it is
 * @param topK the length of its lists
 * @param users what became of its users
 * @param batches what became of its batches
 * @param catalogue the generation it reads, zeros until that is built
 * @param failure why it failed, empty when it did not
 * @param json the whole document
 */
public record RunView(
    long id,
    RunState state,
    int topK,
    Users users,
    Batches batches,
    Catalogue catalogue,
    String failure,
    JsonNode json) {

  /** Users of a run by outcome. Completed are the ranked, the empty and the gone. */
  public record Users(
      long planned, long completed, long ranked, long empty, long gone, long failed) {}

  /** Batches of a run by state. */
  public record Batches(long planned, long published, long completed, long dead) {}

  /** Figures of the generation a run reads. */
  public record Catalogue(
      long jobs, long activeJobs, long zeroVectorJobs, long blocks, long bytes, long buildMs) {}

  /** Reads a run from the API's document. */
  public static RunView of(JsonNode json) {
    JsonNode users = json.path("users");
    JsonNode batches = json.path("batches");
    JsonNode catalogue = json.path("catalogue");
    return new RunView(
        json.path("run_id").asLong(),
        RunState.of(json.path("state").asText()),
        json.path("settings").path("top_k").asInt(),
        new Users(
            users.path("planned").asLong(),
            users.path("completed").asLong(),
            users.path("ranked").asLong(),
            users.path("empty").asLong(),
            users.path("gone").asLong(),
            users.path("failed").asLong()),
        new Batches(
            batches.path("planned").asLong(),
            batches.path("published").asLong(),
            batches.path("completed").asLong(),
            batches.path("dead").asLong()),
        new Catalogue(
            catalogue.path("jobs").asLong(),
            catalogue.path("active_jobs").asLong(),
            catalogue.path("zero_vector_jobs").asLong(),
            catalogue.path("blocks").asLong(),
            catalogue.path("bytes").asLong(),
            catalogue.path("build_ms").asLong()),
        json.path("failure").isNull() ? "" : json.path("failure").asText(),
        json);
  }

  /** Returns whether every user has a list, be it empty. */
  public boolean everyUserCompleted() {
    return state == RunState.COMPLETED && users.completed() >= users.planned();
  }
}

package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far the cache-warmer has warmed Redis, as its API shows it.
 *
 * @param state running, complete, full, failed or empty, for instance
 * @param pass the pass it tells of
 * @param requestedPass the last pass that was asked for
 * @param generationId the generation that Redis is warmed with
 * @param blocks its blocks
 * @param present blocks that Redis holds
 * @param readinessPercent the share of the predicted use that these are good for
 * @param written blocks that the pass has written
 * @param durationMs how long the pass took
 * @param failureCode the code of why it failed, else empty
 * @param failureDetail why it failed, else empty
 * @param json the whole document
 */
public record WarmView(
    String state,
    long pass,
    long requestedPass,
    long generationId,
    int blocks,
    int present,
    int readinessPercent,
    int written,
    long durationMs,
    String failureCode,
    String failureDetail,
    JsonNode json) {

  /** Reads it from the API's document. */
  static WarmView of(JsonNode json) {
    return new WarmView(
        json.path("state").asText(),
        json.path("pass").asLong(),
        json.path("requested_pass").asLong(),
        json.path("generation_id").asLong(),
        json.path("blocks").asInt(),
        json.path("present").asInt(),
        json.path("readiness_percent").asInt(),
        json.path("written").asInt(),
        json.path("duration_ms").asLong(),
        json.at("/failure/code").asText(),
        json.at("/failure/detail").asText(),
        json);
  }

  /** Returns whether a pass that was asked for has ended. */
  public boolean isOver(long requested) {
    return pass >= requested && !state.equals("running");
  }
}

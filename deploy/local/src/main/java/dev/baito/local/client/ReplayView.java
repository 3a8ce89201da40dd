package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay as the API shows it.
 *
 * @param id its number
 * @param state running, done or cancelled
 * @param perSecond at most so many dead letters in a second
 * @param total how many were chosen
 * @param replayed how many are back in their topics
 * @param noOps how many there was nothing to do for
 * @param failed how many Kafka refused
 * @param reasons of the latter two, with counts, as text
 * @param json the whole document
 */
public record ReplayView(
    long id,
    String state,
    long perSecond,
    long total,
    long replayed,
    long noOps,
    long failed,
    List<String> reasons,
    JsonNode json) {

  /** Copies the reasons. */
  public ReplayView {
    reasons = List.copyOf(reasons);
  }

  /** Reads a replay from the API's document. */
  public static ReplayView of(JsonNode json) {
    List<String> reasons = new ArrayList<>();
    for (String kind : List.of("no_op_reasons", "failure_reasons")) {
      json.path(kind)
          .properties()
          .forEach(reason -> reasons.add(reason.getValue().asLong() + " " + reason.getKey()));
    }
    return new ReplayView(
        json.path("replay_id").asLong(),
        json.path("state").asText(),
        json.path("per_second").asLong(),
        json.path("total").asLong(),
        json.path("replayed").asLong(),
        json.path("no_ops").asLong(),
        json.path("failed").asLong(),
        reasons,
        json);
  }

  /** Returns how many dead letters were handled, one way or another. */
  public long handled() {
    return replayed + noOps + failed;
  }

  /** Returns whether it has ended. */
  public boolean ended() {
    return !state.equals("running");
  }
}

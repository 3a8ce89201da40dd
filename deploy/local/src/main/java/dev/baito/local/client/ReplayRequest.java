package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Which dead letters to put back, and how fast. What is absent is not chosen by.
 *
 * @param ids these
 * @param run the open ones of a run
 * @param reason the open ones for a reason
 * @param all all open ones
 * @param dryRun only say which they would be
 * @param perSecond at most so many in a second; absent is the scheduler's default
 */
public record ReplayRequest(
    List<Long> ids,
    Optional<Long> run,
    Optional<String> reason,
    boolean all,
    boolean dryRun,
    Optional<Integer> perSecond) {

  /** Copies the numbers. */
  public ReplayRequest {
    ids = List.copyOf(ids);
  }

  /** Returns the request's body. */
  JsonNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!ids.isEmpty()) {
      ids.forEach(body.putArray("ids")::add);
    }
    run.ifPresent(id -> body.put("run", id));
    reason.ifPresent(code -> body.put("reason", code));
    if (all) {
      body.put("all", true);
    }
    if (dryRun) {
      body.put("dry_run", true);
    }
    perSecond.ifPresent(rate -> body.put("per_second", rate));
    return body;
  }
}

package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dead-letter inbox behind the scheduler's API, whose documents it returns as they are. Throws
 * what {@link SchedulerClient} throws. Thread-safe.
 */
public final class DeadLetterClient {
  private static final String INBOX = "/dead-letters";
  private static final String REPLAYS = INBOX + "/replays";

  private final SchedulerClient scheduler;

  /** Creates a client that asks through another, which stays the caller's to close. */
  public DeadLetterClient(SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Returns a page of entries, newest first.
   *
   * @param query the parameters of the API, such as {@code run} and {@code limit}
   */
  public JsonNode page(Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return scheduler.get(parameters.isEmpty() ? INBOX : INBOX + "?" + parameters);
  }

  /** Returns an entry with its message, headers and history. */
  public JsonNode entry(long id) {
    return scheduler.get(INBOX + "/" + id);
  }

  /** Gives an entry up, and returns it. */
  public JsonNode discard(long id, String reason) {
    return scheduler.post(
        INBOX + "/" + id + "/discard", JsonNodeFactory.instance.objectNode().put("reason", reason));
  }

  /** Creates a replay, or says what it would take, and returns that. */
  public JsonNode replay(ReplayRequest request) {
    return scheduler.post(REPLAYS, request.toJson());
  }

  /** Returns a replay. */
  public ReplayView replay(long id) {
    return ReplayView.of(scheduler.get(REPLAYS + "/" + id));
  }
}

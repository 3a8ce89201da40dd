package dev.baito.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baito.ErrorCode;

/**
 * What the API says about a request it could not do: problem details (RFC 9457).
 *
 * @param status the HTTP status
 * @param code the stable code, such as {@code BAITO-RUN-002}
 * @param detail what happened and what to do
 * @param body the whole document, for what only some problems carry
 */
public record Problem(int status, String code, String detail, JsonNode body) {

  /** Reads an error response, whatever its body is. */
  static Problem of(int status, String body) {
    JsonNode json = parse(body);
    String title = json.path("title").asText("the service answered with status " + status);
    String detail = json.path("detail").asText(title);
    String code =
        json.path("code")
            .asText(
                status == 503
                    ? ErrorCode.INFRASTRUCTURE_DOWN.text()
                    : status < 500 ? ErrorCode.REQUEST_INVALID.text() : ErrorCode.INTERNAL.text());
    return new Problem(status, code, detail, json);
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode json = Json.read(body);
      return json.isObject() ? json : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      // A proxy's or server's own page: the status alone says what happened.
      return MissingNode.getInstance();
    }
  }

  /** Returns the line that people see: the code, then what happened. */
  public String line() {
    return code + ": " + detail.replaceAll("\\s+", " ").strip();
  }
}

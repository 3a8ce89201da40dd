package dev.baito.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.baito.ErrorCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem detail (RFC 9457), the body of every error response.
 *
 * @param type identifies the kind of problem, one address per {@link ErrorCode}
 * @param title what kind of problem it is, the same for every occurrence
 * @param status the HTTP status
 * @param detail what happened, to what, and what to do
 * @param instance the path that was asked for
 * @param code the stable code
 * @param members more members, which depend on the code; each becomes a member of the JSON object
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @JsonAnyGetter Map<String, Object> members) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "https://baito.dev/errors/";

  /** Copies the members, in their order. */
  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Returns the problem of a code, with the status and title of its kind. */
  public static Problem of(ErrorCode code, String detail, String instance) {
    return of(code, detail, instance, Map.of());
  }

  /** Returns the problem of a code, with the status and title of its kind and more members. */
  public static Problem of(
      ErrorCode code, String detail, String instance, Map<String, Object> members) {
    ProblemKind kind = ProblemKind.of(code);
    return new Problem(
        TYPE_PREFIX + code.text(),
        kind.title(),
        kind.status(),
        detail,
        instance,
        code.text(),
        members);
  }
}

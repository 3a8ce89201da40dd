package dev.baito.scheduler.deadletters;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where an entry of the inbox is on its way. */
public enum EntryState {
  /** Nothing was done about it yet, or it came back. */
  OPEN,
  /** It is back in its topic; nothing has come of it yet. */
  REPLAYING,
  /** It is resolved: those it is about are completed, or have entries of their own. */
  REPLAYED,
  /** Somebody has given it up, and said why. */
  DISCARDED,
  /** It came back too often: only replayed when it is named. */
  PARKED;

  /** Returns the state as tables and the API hold it. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state that {@link #text} gave. */
  public static EntryState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the state that a request names.
   *
   * @throws BaitoException with {@link ErrorCode#REQUEST_INVALID} if there is none of that name
   */
  static EntryState requested(String text) {
    return Arrays.stream(values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new BaitoException(
                ErrorCode.REQUEST_INVALID,
                "state must be one of %s: '%s'"
                    .formatted(
                        Arrays.stream(values())
                            .map(EntryState::text)
                            .collect(Collectors.joining(", ")),
                        text)));
  }
}

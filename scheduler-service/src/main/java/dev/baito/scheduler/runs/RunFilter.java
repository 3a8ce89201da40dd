package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which runs a page shows. */
sealed interface RunFilter {
  /** All of them. */
  record All() implements RunFilter {}

  /** Those that are waiting or running. */
  record Active() implements RunFilter {}

  /** Those in one state. */
  record In(RunState state) implements RunFilter {}

  /** Reads the filter of a request. */
  static RunFilter of(Optional<String> text) {
    if (text.isEmpty()) {
      return new All();
    }
    if (text.get().equals("active")) {
      return new Active();
    }
    return Arrays.stream(RunState.values())
        .filter(state -> state.text().equals(text.get()))
        .findFirst()
        .<RunFilter>map(In::new)
        .orElseThrow(() ->
            new BaitoException(
                ErrorCode.REQUEST_INVALID,
                "state must be active or one of %s: '%s'"
                    .formatted(
                        Arrays.stream(RunState.values())
                            .map(RunState::text)
                            .collect(Collectors.joining(", ")),
                        text.get())));
  }
}

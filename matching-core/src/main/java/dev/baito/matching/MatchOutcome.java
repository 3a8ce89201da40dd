package dev.baito.matching;

import dev.baito.messages.UserOutcome;
import java.util.List;

/**
 * What the engine found.
 *
 * @param outcomes one per user, in the order of the users given
 * @param counters what it took
 */
public record MatchOutcome(List<UserOutcome> outcomes, MatchCounters counters) {
  /** Copies the outcomes. */
  public MatchOutcome {
    outcomes = List.copyOf(outcomes);
  }
}

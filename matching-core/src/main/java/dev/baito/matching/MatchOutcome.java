package dev.baito.matching;

import dev.baito.messages.UserOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine found.
 *
 * @param outcomes one per user, in the order of the users given
 * @param counters what it took
 */
public record MatchOutcome(List<UserOutcome> outcomes, MatchCounters counters) {
  /** Nothing found for nobody. */
  public static final MatchOutcome NONE = new MatchOutcome(List.of(), MatchCounters.ZERO);

  /** Copies the outcomes. */
  public MatchOutcome {
    outcomes = List.copyOf(outcomes);
  }

  /** Returns both, this one's users first. */
  public MatchOutcome plus(MatchOutcome other) {
    List<UserOutcome> all = new ArrayList<>(outcomes);
    all.addAll(other.outcomes);
    return new MatchOutcome(all, counters.plus(other.counters));
  }
}

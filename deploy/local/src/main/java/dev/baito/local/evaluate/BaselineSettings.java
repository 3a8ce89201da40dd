package dev.baito.local.evaluate;

import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.User;
import dev.baito.run.SeenPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;

/**
 * What a baseline shares with the run it is compared with.
 *
 * <p>Its candidates are the open jobs, less those the user is not to be shown again. The other hard
 * filters (place, salary, type, features, an employer's pause) are not applied, which favours the
 * baselines: they may hit what a run must leave out.
 *
 * @param topK the length of a list
 * @param excludeSeen which jobs a user has acted on are left out
 * @param behaviorWindow how far back behaviours count
 */
public record BaselineSettings(int topK, SeenPolicy excludeSeen, Duration behaviorWindow) {

  /** Returns the places of the jobs that are left out of the user's list. */
  BitSet leftOut(User user) {
    BitSet places = new BitSet();
    for (Acted acted : user.acted()) {
      if (excludeSeen == SeenPolicy.ANY || acted.applied()) {
        places.set(acted.job());
      }
    }
    return places;
  }

  /** Whether the last act on a job still counts. */
  boolean counts(Acted acted, Instant asOf) {
    return acted.last().isAfter(asOf.minus(behaviorWindow));
  }
}

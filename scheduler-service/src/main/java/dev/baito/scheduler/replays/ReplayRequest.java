package dev.baito.scheduler.replays;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.deadletters.DeadLetterFilter;
import java.util.List;

/**
 * Which dead letters to put back, and how fast.
 *
 * @param choice which
 * @param dryRun whether only to say which they would be
 * @param perSecond at most so many in a second
 */
record ReplayRequest(Choice choice, boolean dryRun, int perSecond) {
  private static final int MAX_PER_SECOND = 100_000;

  ReplayRequest {
    if (perSecond < 1 || perSecond > MAX_PER_SECOND) {
      throw invalid("per_second must be from 1 to " + MAX_PER_SECOND + ": " + perSecond);
    }
  }

  /** Which dead letters. */
  sealed interface Choice {
    /** Those of these numbers, parked and unreadable ones too. */
    record Ids(List<Long> ids) implements Choice {
      /** Copies the numbers. */
      public Ids {
        ids = List.copyOf(ids);
      }
    }

    /** The open ones that a filter lets through. */
    record Matching(DeadLetterFilter filter) implements Choice {}
  }

  static BaitoException invalid(String message) {
    return new BaitoException(ErrorCode.REPLAY_REQUEST_INVALID, message);
  }
}

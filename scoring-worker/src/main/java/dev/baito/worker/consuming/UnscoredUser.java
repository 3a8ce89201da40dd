package dev.baito.worker.consuming;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.Failure;
import dev.baito.messages.MatchResult;
import dev.baito.messages.UserOutcome;
import java.util.Arrays;
import java.util.List;

/** A user of a result who has no list, and why. */
record UnscoredUser(long userId, Failure failure) {
  static List<UnscoredUser> in(MatchResult result) {
    return result.outcomes().stream()
        .filter(UserOutcome.Failed.class::isInstance)
        .map(UserOutcome.Failed.class::cast)
        .map(failed -> new UnscoredUser(failed.userId(), failure(failed)))
        .toList();
  }

  private static Failure failure(UserOutcome.Failed failed) {
    ErrorCode code =
        Arrays.stream(ErrorCode.values())
            .filter(known -> known.text().equals(failed.reason()))
            .findAny()
            .orElse(ErrorCode.USER_UNSCORABLE);
    return new Failure.UnscorableUser(code, new BaitoException(code, failed.detail()));
  }
}

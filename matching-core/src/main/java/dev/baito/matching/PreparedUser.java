package dev.baito.matching;

import dev.baito.eligibility.UserRules;
import dev.baito.messages.UserOutcome;
import dev.baito.ranking.TopK;
import java.util.ArrayList;
import java.util.List;

/** A user on the way through the engine. */
sealed interface PreparedUser {
  /** Returns what became of the user. Ends the user's way: call it once. */
  UserOutcome outcome();

  /**
   * A user that can be scored.
   *
   * @param userId the user
   * @param rules which jobs the user may get
   * @param vector the user's vector
   * @param best the best jobs so far
   */
  record Ready(long userId, UserRules rules, UserVector vector, TopK best) implements PreparedUser {
    @Override
    public UserOutcome outcome() {
      int size = best.size();
      if (size == 0) {
        return new UserOutcome.Empty(userId);
      }
      float[] scores = new float[size];
      long[] jobIds = new long[size];
      best.drain(scores, jobIds);
      List<Long> jobs = new ArrayList<>(size);
      List<Float> scoreList = new ArrayList<>(size);
      for (int rank = 0; rank < size; rank++) {
        jobs.add(jobIds[rank]);
        scoreList.add(scores[rank]);
      }
      return new UserOutcome.Ranked(userId, jobs, scoreList);
    }
  }

  /**
   * A user that cannot be scored.
   *
   * @param outcome why
   */
  record Unscorable(UserOutcome outcome) implements PreparedUser {}
}

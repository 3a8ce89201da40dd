package dev.baito.matching;

import dev.baito.eligibility.UserRules;
import dev.baito.messages.UserOutcome;
import dev.baito.ranking.Candidates;
import dev.baito.ranking.CappedTopK;
import dev.baito.ranking.Selection;
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
   * @param selection chooses the list
   */
  record Ready(long userId, UserRules rules, UserVector vector, Selection selection)
      implements PreparedUser {
    @Override
    public UserOutcome outcome() {
      return switch (selection) {
        case TopK best -> outcome(best);
        case CappedTopK best -> outcome(best.take());
      };
    }

    private UserOutcome outcome(TopK best) {
      int size = best.size();
      float[] scores = new float[size];
      long[] jobIds = new long[size];
      best.drain(scores, jobIds);
      List<Long> jobs = new ArrayList<>(size);
      List<Float> scoreList = new ArrayList<>(size);
      for (int rank = 0; rank < size; rank++) {
        jobs.add(jobIds[rank]);
        scoreList.add(scores[rank]);
      }
      return outcome(jobs, scoreList);
    }

    private UserOutcome outcome(Candidates taken) {
      List<Long> jobs = new ArrayList<>(taken.size());
      List<Float> scores = new ArrayList<>(taken.size());
      for (int rank = 0; rank < taken.size(); rank++) {
        jobs.add(taken.jobId(rank));
        scores.add(taken.score(rank));
      }
      return outcome(jobs, scores);
    }

    private UserOutcome outcome(List<Long> jobs, List<Float> scores) {
      return jobs.isEmpty()
          ? new UserOutcome.Empty(userId)
          : new UserOutcome.Ranked(userId, jobs, scores);
    }
  }

  /**
   * A user that cannot be scored.
   *
   * @param outcome why
   */
  record Unscorable(UserOutcome outcome) implements PreparedUser {}
}

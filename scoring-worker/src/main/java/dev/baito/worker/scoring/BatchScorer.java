package dev.baito.worker.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import dev.baito.worker.blocks.BlockUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Scores users so that one that cannot be scored fails alone: when the engine throws, the users are
 * halved until the one is found. Thread-safe if the engine is.
 */
final class BatchScorer {
  private static final Logger LOG = Logger.getLogger(BatchScorer.class);

  private final Function<List<UserInput>, MatchOutcome> engine;

  BatchScorer(Function<List<UserInput>, MatchOutcome> engine) {
    this.engine = engine;
  }

  /**
   * Returns one outcome per user, in order.
   *
   * @throws BlockUnavailableException when that is why users could not be scored
   */
  MatchOutcome score(List<List<UserInput>> parts) {
    var outcomes = new ArrayList<UserOutcome>();
    MatchCounters counters = MatchCounters.ZERO;
    for (List<UserInput> users : parts) {
      MatchOutcome found = scoreAll(users);
      outcomes.addAll(found.outcomes());
      counters = counters.plus(found.counters());
    }
    return new MatchOutcome(outcomes, counters);
  }

  private MatchOutcome scoreAll(List<UserInput> users) {
    try {
      return engine.apply(users);
    } catch (BlockUnavailableException e) {
      throw e; // no user's fault
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      if (users.size() == 1) {
        return new MatchOutcome(List.of(failed(users.getFirst(), e)), MatchCounters.ZERO);
      }
      int half = users.size() / 2;
      return score(List.of(users.subList(0, half), users.subList(half, users.size())));
    }
  }

  private static UserOutcome failed(UserInput user, RuntimeException failure) {
    long userId = user.profile().userId();
    LOG.errorf(failure, "User %d cannot be scored", userId);
    ErrorCode code =
        failure instanceof BaitoException known ? known.code() : ErrorCode.USER_UNSCORABLE;
    return new UserOutcome.Failed(userId, code.text(), failure.toString());
  }
}

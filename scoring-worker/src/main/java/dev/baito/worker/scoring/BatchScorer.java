package dev.baito.worker.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import dev.baito.worker.blocks.BlockUnavailableException;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Scores users so that one that cannot be scored fails alone: when the engine throws, the users are
 * halved until the one is found. Thread-safe if the engine is.
 */
final class BatchScorer {
  private static final Logger LOG = Logger.getLogger(BatchScorer.class);

  private final Function<List<List<UserInput>>, List<MatchOutcome>> engine;

  /**
   * @param engine matches batches in one pass, with an outcome for each
   */
  BatchScorer(Function<List<List<UserInput>>, List<MatchOutcome>> engine) {
    this.engine = engine;
  }

  /**
   * Scores batches in one pass, or each in its own when that one fails.
   *
   * @return an outcome for each batch, in order
   * @throws BlockUnavailableException when that is why users could not be scored
   */
  List<MatchOutcome> scoreTogether(List<List<UserInput>> batches) {
    try {
      return engine.apply(batches);
    } catch (BlockUnavailableException e) {
      throw e; // no batch's fault
    } catch (RuntimeException | Error e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.warnf(e, "%d batches cannot be scored in one pass: each gets its own", batches.size());
      return batches.stream().map(this::score).toList();
    }
  }

  /**
   * Scores a batch in parts, one after the other.
   *
   * @return one outcome per user, in order
   * @throws BlockUnavailableException when that is why users could not be scored
   */
  MatchOutcome scoreInParts(List<List<UserInput>> parts) {
    return parts.stream().map(this::score).reduce(MatchOutcome::plus).orElse(MatchOutcome.NONE);
  }

  private MatchOutcome score(List<UserInput> users) {
    try {
      return engine.apply(List.of(users)).getFirst();
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
      return score(users.subList(0, half)).plus(score(users.subList(half, users.size())));
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

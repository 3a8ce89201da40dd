package dev.baito.worker.consuming;

import dev.baito.ErrorCode;
import dev.baito.failure.Failure;
import dev.baito.failure.FailureClasses;
import dev.baito.failure.GivenUpException;
import dev.baito.failure.Patience;
import dev.baito.failure.RetrySettings;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.worker.publishing.DeadLetters;
import dev.baito.worker.publishing.ResultPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Sees a message through: when it returns, Kafka has a result for every user of the batch, or what
 * could not be done as dead letters. Outages are waited out. What may succeed the next time is
 * repeated; then, and at once where it took too long or became too large, the batch is halved until
 * whom it fails for stands alone. Thread-safe; blocks.
 */
@ApplicationScoped
class BatchHandler implements MessageHandler {
  private static final String LETTER = "publish a dead letter";

  private final int attempts;
  private final BatchScoring scoring;
  private final ResultPublisher results;
  private final DeadLetters deadLetters;
  private final Patience patience;

  BatchHandler(
      RetrySettings settings,
      BatchScoring scoring,
      ResultPublisher results,
      DeadLetters deadLetters,
      Patience patience) {
    this.attempts = settings.attempts();
    this.scoring = scoring;
    this.results = results;
    this.deadLetters = deadLetters;
    this.patience = patience;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    Optional<UserBatch> batch = decoded(message);
    if (batch.isPresent()) {
      settle(message, batch.get(), attempts, 0);
    }
  }

  /** A value of no bytes at all is no batch either. */
  private Optional<UserBatch> decoded(ConsumerRecord<byte[], byte[]> message)
      throws InterruptedException {
    byte[] value = message.value();
    try {
      return Optional.of(MessageCodec.decode(value == null ? new byte[0] : value, UserBatch.class));
    } catch (RuntimeException e) {
      Failure failure = FailureClasses.of(e);
      patience.insistWhatever(LETTER, () -> deadLetters.keep(message, failure, 1));
      return Optional.empty();
    }
  }

  /**
   * Gives each user of a part an outcome.
   *
   * @param tries how often what may succeed the next time is tried
   * @param before how often its users were tried already, as part of larger batches
   */
  private void settle(ConsumerRecord<byte[], byte[]> origin, UserBatch part, int tries, int before)
      throws InterruptedException {
    List<Long> users = part.userIds();
    try {
      MatchResult result =
          patience.attempt("score " + name(part), tries, () -> scoring.process(part));
      publish(origin, part, result, before + 1);
    } catch (GivenUpException e) {
      int tried = before + e.attempts();
      if (failsForAll(e.failure())) {
        patience.insistWhatever(LETTER, () -> deadLetters.keep(origin, part, e.failure(), tried));
      } else if (users.size() == 1) {
        fail(origin, part, e.failure(), tried);
      } else {
        int half = users.size() / 2;
        settle(origin, part.of(users.subList(0, half)), 1, tried);
        settle(origin, part.of(users.subList(half, users.size())), 1, tried);
      }
    }
  }

  /** What is wrong with the message and not with a user is as wrong for each of them. */
  private static boolean failsForAll(Failure failure) {
    return failure instanceof Failure.Undecodable
        || (failure instanceof Failure.Invalid && failure.code() != ErrorCode.MESSAGE_TOO_LARGE);
  }

  /** Publishes the dead letters of users who could not be scored, then the result. */
  private void publish(
      ConsumerRecord<byte[], byte[]> origin, UserBatch part, MatchResult result, int tried)
      throws InterruptedException, GivenUpException {
    for (UnscoredUser user : UnscoredUser.in(result)) {
      UserBatch alone = part.of(List.of(user.userId()));
      patience.insistWhatever(LETTER, () -> deadLetters.keep(origin, alone, user.failure(), tried));
    }
    patience.attempt(
        "publish the result of " + name(part), attempts, () -> results.publish(result));
  }

  /** Sets a user aside for whom there is nothing more to try. */
  private void fail(
      ConsumerRecord<byte[], byte[]> origin, UserBatch alone, Failure failure, int tried)
      throws InterruptedException {
    patience.insistWhatever(LETTER, () -> deadLetters.keep(origin, alone, failure, tried));
    patience.insistWhatever(
        "publish the result of " + name(alone),
        () -> results.publish(scoring.failed(alone, failure)));
  }

  private static String name(UserBatch batch) {
    return "%d users of batch %d/%d"
        .formatted(batch.userIds().size(), batch.runId(), batch.batchNo());
  }
}

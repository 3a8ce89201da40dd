package dev.baito.worker.consuming;

import dev.baito.BaitoException;
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
import org.jboss.logging.Logger;

/**
 * Sees a message through: when it returns, Kafka has a result for every user of the batch, or what
 * could not be done as dead letters. Outages are waited out. What may succeed the next time is
 * repeated; then, and at once where it took too long or became too large, the batch is halved until
 * whom it fails for stands alone. Thread-safe; blocks.
 */
@ApplicationScoped
class BatchHandler implements MessageHandler {
  private static final Logger LOG = Logger.getLogger(BatchHandler.class);
  private static final String LETTER = "publish a dead letter";

  private final int attempts;
  private final BatchScoring scoring;
  private final ResultPublisher results;
  private final DeadLetters deadLetters;
  private final Deliveries deliveries;
  private final Patience patience;

  BatchHandler(
      RetrySettings settings,
      BatchScoring scoring,
      ResultPublisher results,
      DeadLetters deadLetters,
      Deliveries deliveries,
      Patience patience) {
    this.attempts = settings.attempts();
    this.scoring = scoring;
    this.results = results;
    this.deadLetters = deadLetters;
    this.deliveries = deliveries;
    this.patience = patience;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    Optional<UserBatch> batch = decoded(message);
    if (batch.isEmpty()) {
      return;
    }
    String work =
        "%s/%d/%d@%d"
            .formatted(message.topic(), message.partition(), message.offset(), message.timestamp());
    counted(
        work,
        begun -> {
          if (begun <= attempts) {
            settle(message, batch.get(), attempts, begun - 1);
          } else {
            settleEachAlone(message, batch.get(), work, begun - 1);
          }
        });
  }

  /** Work that knows how often it was begun. */
  private interface Counted {
    void work(int begun) throws InterruptedException;
  }

  private void counted(String work, Counted action) throws InterruptedException {
    int begun = deliveries.begin(work);
    try {
      action.work(begun);
      deliveries.end(work);
    } catch (InterruptedException e) {
      deliveries.giveBack(work);
      throw e;
    }
  }

  /**
   * For a batch whose workers have ended again and again before it did: maybe because of a user of
   * it, who would take the others along for ever. Who is begun too often without an end is set
   * aside untried.
   */
  private void settleEachAlone(
      ConsumerRecord<byte[], byte[]> origin, UserBatch batch, String work, int before)
      throws InterruptedException {
    LOG.warnf(
        "%s was begun %d times and never done: each user is scored alone", name(batch), before);
    for (long user : batch.userIds()) {
      UserBatch alone = batch.of(List.of(user));
      counted(
          work + "/" + user,
          begun -> {
            int tried = before + begun - 1;
            if (begun <= attempts) {
              settle(origin, alone, 1, tried);
            } else {
              fail(origin, alone, abandoned(begun - 1), tried);
            }
          });
    }
  }

  private static Failure abandoned(int begun) {
    return FailureClasses.of(
        new BaitoException(
            ErrorCode.USER_ABANDONED,
            begun + " workers ended while they scored this user: see their logs"));
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

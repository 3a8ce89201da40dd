package dev.baito.worker.consuming;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BlockUnavailableException;
import dev.baito.worker.outages.Patience;
import dev.baito.worker.publishing.DeadLetters;
import dev.baito.worker.publishing.ResultPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Sees a message through: when it returns, Kafka has either the result or the dead letter. Outages
 * are waited out; a failure that stays is tried a few times. Thread-safe; blocks.
 */
@ApplicationScoped
class BatchHandler implements MessageHandler {
  private static final Logger LOG = Logger.getLogger(BatchHandler.class);

  private final int maxAttempts;
  private final BatchProcessor processor;
  private final ResultPublisher results;
  private final DeadLetters deadLetters;
  private final Patience patience;

  BatchHandler(
      WorkerSettings settings,
      BatchProcessor processor,
      ResultPublisher results,
      DeadLetters deadLetters,
      Patience patience) {
    this.maxAttempts = settings.worker().attempts();
    this.processor = processor;
    this.results = results;
    this.deadLetters = deadLetters;
    this.patience = patience;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    int attempts = 0;
    while (true) {
      attempts++;
      try {
        UserBatch batch = decode(message.value());
        String name = "batch " + batch.runId() + "/" + batch.batchNo();
        MatchResult result = patience.insist(name, () -> processor.process(batch));
        patience.insist(
            "result of " + name,
            () -> {
              results.publish(result);
              return result;
            });
        return;
      } catch (RuntimeException e) {
        Throwable reason =
            e instanceof BlockUnavailableException && e.getCause() != null ? e.getCause() : e;
        if (comesAgain(reason) || attempts >= maxAttempts) {
          bury(message, reason, attempts);
          return;
        }
        LOG.warnf(
            e,
            "Attempt %d at message %d of partition %d failed",
            attempts,
            message.offset(),
            message.partition());
      }
    }
  }

  /** A value of no bytes at all is no batch either. */
  private static UserBatch decode(byte[] value) {
    return MessageCodec.decode(value == null ? new byte[0] : value, UserBatch.class);
  }

  private static boolean comesAgain(Throwable failure) {
    if (!(failure instanceof BaitoException known)) {
      return false;
    }
    ErrorCode code = known.code();
    return code == ErrorCode.MESSAGE_UNDECODABLE
        || code == ErrorCode.MESSAGE_VERSION_UNKNOWN
        || code == ErrorCode.CATALOGUE_MISSING
        || code == ErrorCode.CATALOGUE_LAYOUT_UNKNOWN;
  }

  private void bury(ConsumerRecord<byte[], byte[]> message, Throwable reason, int attempts)
      throws InterruptedException {
    patience.insist(
        "dead letter",
        () -> {
          deadLetters.publish(message, reason, attempts);
          return message;
        });
  }
}

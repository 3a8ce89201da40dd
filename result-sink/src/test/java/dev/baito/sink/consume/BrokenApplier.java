package dev.baito.sink.consume;

import dev.baito.failure.Patience;
import dev.baito.failure.RetrySettings;
import dev.baito.sink.ledger.Ledger;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fails as only a bug does: the connector ends the stream. */
@Alternative
@Singleton
public class BrokenApplier extends GroupApplier {
  BrokenApplier(Ledger ledger, DeadLetters letters, Patience patience, RetrySettings settings) {
    super(ledger, letters, patience, settings);
  }

  @Override
  public void settle(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    throw new IllegalStateException("a bug");
  }
}

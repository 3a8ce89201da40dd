package dev.baito.sink.consume;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.Failure;
import dev.baito.failure.FailureClasses;
import dev.baito.failure.GivenUpException;
import dev.baito.failure.Patience;
import dev.baito.failure.RetrySettings;
import dev.baito.sink.ledger.Ledger;
import dev.baito.sink.results.BatchKey;
import dev.baito.sink.results.Changes;
import dev.baito.sink.results.Plan;
import dev.baito.sink.results.Received;
import dev.baito.sink.results.ResultReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Settles a group of records: each is applied to the ledger or lies in the dead-letter topic when
 * {@link #settle} returns. Outages are waited out; only a record that is itself at fault becomes a
 * dead letter, and it takes none of its neighbours with it.
 */
@ApplicationScoped
public class GroupApplier {
  private final Ledger ledger;
  private final DeadLetters deadLetters;
  private final Patience patience;
  private final int attempts;

  GroupApplier(Ledger ledger, DeadLetters deadLetters, Patience patience, RetrySettings settings) {
    this.ledger = ledger;
    this.deadLetters = deadLetters;
    this.patience = patience;
    this.attempts = settings.attempts();
  }

  private record Delivery(ConsumerRecord<byte[], byte[]> origin, Received message) {}

  /**
   * Settles the records, in their order. Blocks for as long as it takes.
   *
   * @throws InterruptedException if the service stops during an outage; part of the group may be
   *     applied then, which does no harm when it comes again
   */
  public void settle(Iterable<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
    apply(planned(decoded(records)));
  }

  private List<Delivery> decoded(Iterable<ConsumerRecord<byte[], byte[]>> records)
      throws InterruptedException {
    var deliveries = new ArrayList<Delivery>();
    for (var origin : records) {
      try {
        deliveries.add(new Delivery(origin, ResultReader.read(origin.value())));
      } catch (BaitoException e) {
        bury(origin, Optional.empty(), FailureClasses.of(e), 1);
      } catch (RuntimeException e) {
        // Reading is a matter of the bytes alone: whatever fails here fails for this record only.
        bury(
            origin, Optional.empty(), new Failure.Undecodable(ErrorCode.MESSAGE_UNDECODABLE, e), 1);
      }
    }
    return deliveries;
  }

  private List<Delivery> planned(List<Delivery> deliveries) throws InterruptedException {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    var batches = new TreeSet<BatchKey>();
    deliveries.forEach(delivery -> batches.add(delivery.message().batch()));
    Plan plan = patience.insistWhatever("read the plan", () -> ledger.plan(batches));
    var planned = new ArrayList<Delivery>();
    for (Delivery delivery : deliveries) {
      Optional<String> objection = plan.objection(delivery.message());
      if (objection.isEmpty()) {
        planned.add(delivery);
      } else {
        var unplanned = new BaitoException(ErrorCode.RESULT_UNPLANNED, objection.get());
        bury(delivery, FailureClasses.of(unplanned), 1);
      }
    }
    return planned;
  }

  /** Applies the deliveries in one transaction; if that is given up, half by half. */
  private void apply(List<Delivery> deliveries) throws InterruptedException {
    if (deliveries.isEmpty()) {
      return;
    }
    Changes changes = Changes.of(deliveries.stream().map(Delivery::message).toList());
    try {
      patience.attempt("write results", attempts, () -> ledger.apply(changes));
    } catch (GivenUpException e) {
      int half = deliveries.size() / 2;
      if (half == 0) {
        bury(deliveries.getFirst(), e.failure(), e.attempts());
      } else {
        apply(deliveries.subList(0, half));
        apply(deliveries.subList(half, deliveries.size()));
      }
    }
  }

  private void bury(Delivery delivery, Failure why, int tried) throws InterruptedException {
    bury(delivery.origin(), Optional.of(delivery.message().batch()), why, tried);
  }

  private void bury(
      ConsumerRecord<byte[], byte[]> origin, Optional<BatchKey> batch, Failure why, int tried)
      throws InterruptedException {
    patience.insistWhatever(
        "publish a dead letter", () -> deadLetters.keep(origin, batch, why, tried));
  }
}

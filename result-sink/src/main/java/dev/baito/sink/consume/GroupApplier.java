package dev.baito.sink.consume;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.sink.deadletters.DeadLetterPublisher;
import dev.baito.sink.ledger.Ledger;
import dev.baito.sink.outage.Persistence;
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
  private final DeadLetterPublisher deadLetters;
  private final Persistence persistence;

  GroupApplier(Ledger ledger, DeadLetterPublisher deadLetters, Persistence persistence) {
    this.ledger = ledger;
    this.deadLetters = deadLetters;
    this.persistence = persistence;
  }

  private record Delivery(ConsumerRecord<byte[], byte[]> origin, Received message) {}

  /**
   * Settles the records, in their order. Blocks for as long as it takes.
   *
   * @throws dev.baito.sink.outage.StoppedException if the service stops during an outage; part of
   *     the group may be applied then, which does no harm when it comes again
   */
  public void settle(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    apply(planned(decoded(records)));
  }

  private List<Delivery> decoded(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    var deliveries = new ArrayList<Delivery>();
    for (var origin : records) {
      try {
        deliveries.add(new Delivery(origin, ResultReader.read(origin.value())));
      } catch (BaitoException e) {
        bury(origin, e);
      } catch (RuntimeException e) {
        // Reading is a matter of the bytes alone: whatever fails here fails for this record only.
        bury(origin, new BaitoException(ErrorCode.MESSAGE_UNDECODABLE, "cannot be read: " + e, e));
      }
    }
    return deliveries;
  }

  private List<Delivery> planned(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return deliveries;
    }
    var batches = new TreeSet<BatchKey>();
    deliveries.forEach(delivery -> batches.add(delivery.message().batch()));
    Plan plan = persistence.persist("read the plan", () -> ledger.plan(batches), e -> false);
    var planned = new ArrayList<Delivery>();
    for (Delivery delivery : deliveries) {
      Optional<String> objection = plan.objection(delivery.message());
      if (objection.isEmpty()) {
        planned.add(delivery);
      } else {
        bury(delivery.origin(), new BaitoException(ErrorCode.RESULT_UNPLANNED, objection.get()));
      }
    }
    return planned;
  }

  /** Applies the deliveries in one transaction; if the database refuses them, half by half. */
  private void apply(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    Changes changes = Changes.of(deliveries.stream().map(Delivery::message).toList());
    try {
      persistence.persist("write results", () -> written(changes), GroupApplier::isRefusal);
    } catch (BaitoException e) {
      int half = deliveries.size() / 2;
      if (half == 0) {
        bury(deliveries.getFirst().origin(), e);
      } else {
        apply(deliveries.subList(0, half));
        apply(deliveries.subList(half, deliveries.size()));
      }
    }
  }

  private boolean written(Changes changes) {
    ledger.apply(changes);
    return true;
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof BaitoException e && e.code() == ErrorCode.RESULT_REFUSED;
  }

  private void bury(ConsumerRecord<byte[], byte[]> origin, BaitoException why) {
    persistence.persist("publish a dead letter", () -> buried(origin, why), e -> false);
  }

  private boolean buried(ConsumerRecord<byte[], byte[]> origin, BaitoException why) {
    deadLetters.publish(origin, why);
    return true;
  }
}

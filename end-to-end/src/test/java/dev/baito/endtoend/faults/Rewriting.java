package dev.baito.endtoend.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How messages may come otherwise than they were sent, and still be the same. */
final class Rewriting {
  private static final long SEED = 20_260_722;
  private static final Duration CLOCK_ERROR = Duration.ofMinutes(10);
  private static final String MORE = "\"of_another_build\":{\"list\":[1,null],\"text\":\"}\"},";

  private Rewriting() {}

  /** In another order, and on other partitions: those of another record each. */
  static List<ProducerRecord<byte[], byte[]>> shuffled(
      List<ProducerRecord<byte[], byte[]>> records) {
    var random = new Random(SEED);
    List<ProducerRecord<byte[], byte[]>> order = new ArrayList<>(records);
    Collections.shuffle(order, random);
    List<ProducerRecord<byte[], byte[]>> places = new ArrayList<>(records);
    Collections.shuffle(places, random);
    List<ProducerRecord<byte[], byte[]>> shuffled = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      ProducerRecord<byte[], byte[]> record = order.get(i);
      shuffled.add(
          new ProducerRecord<>(
              record.topic(),
              places.get(i).partition(),
              record.key(),
              record.value(),
              record.headers()));
    }
    return shuffled;
  }

  /**
   * As another build of the same major version writes them, the one before or the one after. There
   * is one version so far and no field of it is optional: builds differ by fields that the other
   * does not know.
   */
  static List<ProducerRecord<byte[], byte[]>> withMoreFields(
      List<ProducerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record ->
            new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.key(),
                // Every object of a message begins with a brace, and no text of ours has one.
                new String(record.value(), StandardCharsets.UTF_8)
                    .replace("{\"", "{" + MORE + "\"")
                    .getBytes(StandardCharsets.UTF_8),
                record.headers()))
        .toList();
  }

  /** As machines write them whose clocks are off: one is ahead, the other behind. */
  static List<ProducerRecord<byte[], byte[]>> withClocksOff(
      List<ProducerRecord<byte[], byte[]>> records) {
    long now = System.currentTimeMillis();
    List<ProducerRecord<byte[], byte[]>> late = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      long error = late.size() % 2 == 0 ? CLOCK_ERROR.toMillis() : -CLOCK_ERROR.toMillis();
      late.add(
          new ProducerRecord<>(
              record.topic(),
              record.partition(),
              now + error,
              record.key(),
              record.value(),
              record.headers()));
    }
    return late;
  }
}

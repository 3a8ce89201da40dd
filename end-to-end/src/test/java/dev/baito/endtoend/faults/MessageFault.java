package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.OTHER_WORKER;
import static dev.baito.endtoend.faults.Processes.SINK;
import static dev.baito.endtoend.faults.Processes.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.endtoend.Redelivery;
import dev.baito.messages.Topic;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages come twice, late, in another order, from others, or not at all like messages. */
enum MessageFault implements Fault {
  MESSAGES_TWICE(
      0,
      scene -> {
        try (var again = new Redelivery(scene.stack())) {
          again.publishAgain(Topic.USER_BATCHES);
          again.publishAgain(Topic.MATCH_RESULTS);
        }
      }),
  MESSAGES_REORDERED(0, scene -> replaceAll(scene, Rewriting::shuffled)),
  MESSAGES_OF_ANOTHER_BUILD(0, scene -> replaceAll(scene, Rewriting::withMoreFields)),
  CLOCKS_OFF(0, scene -> replaceAll(scene, Rewriting::withClocksOff)),

  /** A newer run's results are on their way while the older one's still are. */
  RUNS_OVERTAKE(
      0,
      scene ->
          scene
              .processes()
              .freeze(
                  SINK,
                  frozen -> {
                    frozen.startRun();
                    frozen.startRun();
                    awaitAllScored(frozen);
                  },
                  scene)),
  POISON(
      Poison.MESSAGES.size() * 2,
      scene -> {
        try (var topics = new Topics(scene)) {
          for (String topic : List.of(Topic.USER_BATCHES, Topic.MATCH_RESULTS)) {
            for (byte[] poison : Poison.MESSAGES) {
              topics.send(topic, poison);
            }
          }
        }
      }),

  /** As large as the topics take, so that a letter, which has more headers, is larger. */
  MESSAGES_OVERSIZED(
      3,
      scene -> {
        try (var topics = new Topics(scene)) {
          topics.send(Topic.USER_BATCHES, Poison.asLargeAs(topics.limitOf(Topic.USER_BATCHES)));
          topics.send(Topic.MATCH_RESULTS, Poison.asLargeAs(topics.limitOf(Topic.MATCH_RESULTS)));
          topics.send(Topic.USER_BATCHES, Poison.batchOfStrangers(scene.run(), 20_001));
        }
      }),

  /** Lists are refused for a while; who lost one to that is a dead letter, replayed afterwards. */
  RESULTS_TOO_LARGE(
      0,
      scene -> {
        try (var topics = new Topics(scene)) {
          int limit = Integer.parseInt(topics.limitOf(Topic.MATCH_RESULTS));
          topics.limitMessages(Topic.MATCH_RESULTS, Poison.TOO_SMALL_FOR_LISTS);
          try {
            scene.whileItLasts();
          } finally {
            topics.limitMessages(Topic.MATCH_RESULTS, limit);
          }
        }
        scene.awaitEnded(scene.run(), Scene.PATIENCE);
        var replays = new Replays(scene);
        assertThat(replays.awaitLetters(scene.run())).isPositive();
        replays.awaitDone(replays.ofRun(scene.run(), 1_000));
        replays.awaitSettled(scene.run());
      });

  private final int deadLetters;

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  MessageFault(int deadLetters, Strike strike) {
    this.deadLetters = deadLetters;
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  @Override
  public int deadLetters() {
    return deadLetters;
  }

  /** Has every service find other messages than were sent, when it comes back. */
  private static void replaceAll(
      Scene scene, UnaryOperator<List<ProducerRecord<byte[], byte[]>>> by) throws Exception {
    scene.processes().end(WORKER, OTHER_WORKER, SINK);
    try (var kafka = new Redelivery(scene.stack())) {
      assertThat(kafka.replaceUnread(Topic.USER_BATCHES, Topics.WORKERS, by)).isPositive();
      scene.processes().restart(WORKER, OTHER_WORKER);
      kafka.awaitConsumed(Topic.USER_BATCHES, Topics.WORKERS);
      assertThat(kafka.replaceUnread(Topic.MATCH_RESULTS, Topics.SINKS, by)).isPositive();
    }
    scene.processes().restart(SINK);
  }

  private static void awaitAllScored(Scene scene) throws Exception {
    await("all published")
        .atMost(Scene.PATIENCE)
        .until(() ->
            scene.runs().stream()
                .map(run -> scene.running().scheduler().run(run.id()).batches())
                .allMatch(batches -> batches.published() == batches.planned()));
    try (var kafka = new Redelivery(scene.stack())) {
      kafka.awaitConsumed(Topic.USER_BATCHES, Topics.WORKERS);
    }
  }
}

package dev.baito.sink.consume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.baito.local.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EndedStreamTest.BrokenSink.class)
@QuarkusTestResource(EmbeddedStack.class)
class EndedStreamTest {
  private static final String TOPIC = "results-of-a-broken-sink";

  /** A sink with a topic of its own, which nobody else trips over. */
  public static final class BrokenSink implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(BrokenApplier.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "mp.messaging.incoming.match-results.topic",
          TOPIC,
          "mp.messaging.incoming.match-results.group.id",
          "broken-sinks");
    }
  }

  @Inject CountedEnd end;

  @Test
  void sink_whose_stream_has_ended_asks_for_its_end() throws Exception {
    assertThat(end.asked()).isZero();
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers"));
    try (Admin admin = Admin.create(kafka);
        var producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      var topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get(30, TimeUnit.SECONDS);
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> end.asked() > 0);
    given().get("/q/health/live").then().statusCode(503).body(containsString("messages"));
  }
}

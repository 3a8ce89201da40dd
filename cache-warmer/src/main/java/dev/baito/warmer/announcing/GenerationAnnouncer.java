package dev.baito.warmer.announcing;

import dev.baito.database.Query;
import dev.baito.messages.CloudEvent;
import dev.baito.messages.GenerationReady;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Announces every generation that can be read, once per life of this service: the topic is
 * compacted, so saying it again after a restart is harmless, and a crash between a build and its
 * announcement loses nothing. Used by one thread; blocks.
 */
@ApplicationScoped
public class GenerationAnnouncer {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String SOURCE = "cache-warmer";

  private static final String READY =
      """
      SELECT g.generation_id, g.build_id, r.as_of, g.jobs, g.active_jobs, g.blocks
      FROM catalogue_generation g JOIN catalogue_request r USING (generation_id)
      WHERE g.state = 'ready'
      ORDER BY g.generation_id
      """;

  private final Pool pool;
  private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;
  private Map<UUID, Long> announced = Map.of();

  GenerationAnnouncer(
      Pool pool,
      @Channel(Topic.CATALOGUE_GENERATIONS) MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
    this.pool = pool;
    this.emitter = emitter;
  }

  /** Announces what is ready and was not announced yet, and takes back what is gone. */
  public void announce() {
    var ready = new HashMap<UUID, Long>();
    for (Row row : Query.run(pool, READY, Tuple.tuple(), TIMEOUT)) {
      long generationId = row.getLong(0);
      UUID buildId = row.getUUID(1);
      if (!announced.containsKey(buildId)) {
        send(
            new GenerationReady(
                MessageCodec.VERSION,
                generationId,
                buildId,
                row.getOffsetDateTime(2).toInstant(),
                row.getInteger(3),
                row.getInteger(4),
                row.getInteger(5)));
      }
      ready.put(buildId, generationId);
    }
    announced.forEach((buildId, generationId) -> {
      if (!ready.containsKey(buildId)) {
        send(new ProducerRecord<>(Topic.CATALOGUE_GENERATIONS, key(generationId), null));
      }
    });
    announced = ready;
  }

  private void send(GenerationReady generation) {
    var announcement =
        new ProducerRecord<>(
            Topic.CATALOGUE_GENERATIONS,
            key(generation.generationId()),
            MessageCodec.encode(generation));
    CloudEvent.of(generation, SOURCE).headers().forEach(announcement.headers()::add);
    send(announcement);
  }

  private void send(ProducerRecord<byte[], byte[]> generation) {
    emitter.send(generation).await().atMost(TIMEOUT);
  }

  private static byte[] key(long generationId) {
    return Long.toString(generationId).getBytes(StandardCharsets.UTF_8);
  }
}

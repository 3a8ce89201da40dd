package dev.baito.warmer.storage;

import dev.baito.warmer.WarmerSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The way to Redis, made when first needed and found again when it was lost. Thread-safe. */
@ApplicationScoped
public class RedisConnection {
  private static final int QUEUED_COMMANDS = 1_000;

  private final Duration timeout;
  private final Optional<Client> client;
  private Optional<StatefulRedisConnection<String, byte[]>> connection = Optional.empty();

  private record Client(RedisClient redis, ClientResources resources) {}

  RedisConnection(WarmerSettings settings) {
    this.timeout = settings.redis().timeout();
    this.client = settings.redis().url().map(this::newClient);
  }

  private Client newClient(String url) {
    var resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(timeout); // that of connecting, too
    var redis = RedisClient.create(resources, uri);
    redis.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
            .timeoutOptions(TimeoutOptions.enabled(timeout))
            .requestQueueSize(QUEUED_COMMANDS)
            .build());
    return new Client(redis, resources);
  }

  /** Returns whether there is a Redis at all. */
  public boolean isConfigured() {
    return client.isPresent();
  }

  /**
   * Returns commands on text keys and binary values.
   *
   * @throws io.lettuce.core.RedisException when Redis cannot be reached
   */
  synchronized RedisAsyncCommands<String, byte[]> commands() {
    if (connection.isEmpty()) {
      connection =
          Optional.of(
              client
                  .orElseThrow()
                  .redis()
                  .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
    }
    return connection.get().async();
  }

  @PreDestroy
  void close() {
    client.ifPresent(c -> {
      c.redis().shutdown(Duration.ZERO, Duration.ofSeconds(2));
      c.resources().shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
    });
  }
}

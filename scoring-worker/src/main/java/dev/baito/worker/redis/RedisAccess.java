package dev.baito.worker.redis;

import dev.baito.worker.WorkerSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks Redis, and does without an answer where it has none: nothing that only Redis holds may be
 * needed. After a failure it is left alone for a while, so that a Redis that is down or slow costs
 * one timeout now and then, not one per question. Thread-safe.
 */
@ApplicationScoped
public class RedisAccess {
  private static final Logger LOG = Logger.getLogger(RedisAccess.class);
  private static final int QUEUED_COMMANDS = 1_000;

  private final WorkerSettings.Redis settings;
  private final Optional<Client> client;
  private Optional<StatefulRedisConnection<String, byte[]>> connection = Optional.empty();
  private volatile long pausedUntil = System.nanoTime();

  private record Client(RedisClient redis, ClientResources resources) {}

  /** Commands on text keys and binary values. */
  @FunctionalInterface
  public interface Command<T>
      extends Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> {}

  RedisAccess(WorkerSettings settings) {
    this.settings = settings.redis();
    this.client = this.settings.url().map(this::newClient);
  }

  private Client newClient(String url) {
    var resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    var redis = RedisClient.create(resources, RedisURI.create(url));
    redis.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
            .requestQueueSize(QUEUED_COMMANDS)
            .build());
    return new Client(redis, resources);
  }

  /** Returns the answer of a command; none where Redis has none, does not answer, or is paused. */
  public <T> Optional<T> ask(Command<T> command) {
    if (paused()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          command.apply(commands()).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      pause(e);
      return Optional.empty();
    }
  }

  /** Sends a command whose answer nobody needs; returns its end, or nothing if it was not sent. */
  public <T> Optional<CompletionStage<?>> send(Command<T> command) {
    if (paused()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          command
              .apply(commands())
              .whenComplete((_, failure) -> {
                if (failure != null) {
                  pause(failure);
                }
              }));
    } catch (RuntimeException e) {
      pause(e);
      return Optional.empty();
    }
  }

  private boolean paused() {
    return client.isEmpty() || System.nanoTime() - pausedUntil < 0;
  }

  private void pause(Throwable failure) {
    pausedUntil = System.nanoTime() + settings.pause().toNanos();
    LOG.warnf("Redis is left alone for %d ms: %s", settings.pause().toMillis(), failure);
  }

  private synchronized RedisAsyncCommands<String, byte[]> commands() {
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

package dev.baito.worker.redis;

import dev.baito.worker.WorkerSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisFuture;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks Redis, and does without an answer where it has none: nothing that only Redis holds may be
 * needed. After a failure it is left alone for a while, so that a Redis that is down or slow costs
 * one timeout now and then, not one per question; where it only refuses to write, it is still read.
 * Thread-safe.
 */
@ApplicationScoped
public class RedisAccess {
  private static final Logger LOG = Logger.getLogger(RedisAccess.class);
  private static final int QUEUED_COMMANDS = 1_000;

  private final WorkerSettings.Redis settings;
  private final Optional<Client> client;
  private final CircuitBreaker access;
  private final CircuitBreaker writes;
  private Optional<StatefulRedisConnection<String, byte[]>> connection = Optional.empty();

  private record Client(RedisClient redis, ClientResources resources) {}

  /** Commands on text keys and binary values. */
  @FunctionalInterface
  public interface Command<T>
      extends Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> {}

  RedisAccess(WorkerSettings settings) {
    this.settings = settings.redis();
    this.client = this.settings.url().map(this::newClient);
    this.access = breaker();
    this.writes = breaker();
  }

  private CircuitBreaker breaker() {
    return new CircuitBreaker(settings.pause(), settings.pauseAtMost(), System::nanoTime);
  }

  private Client newClient(String url) {
    var resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(settings.timeout()); // that of connecting, too
    var redis = RedisClient.create(resources, uri);
    redis.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(settings.timeout()).build())
            .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
            .requestQueueSize(QUEUED_COMMANDS)
            .build());
    return new Client(redis, resources);
  }

  /** Returns what a command reads; nothing where Redis has none, does not answer, or is paused. */
  public <T> Optional<T> ask(Command<T> command) {
    return client.isPresent() && access.tryEnter() ? answer(command, false) : Optional.empty();
  }

  /** Returns the answer of a command that writes; nothing where there is none, as above. */
  public <T> Optional<T> change(Command<T> command) {
    return mayWrite() ? answer(command, true) : Optional.empty();
  }

  /** Sends a command that writes; returns its end, or nothing if it was not sent. */
  public <T> Optional<CompletionStage<?>> send(Command<T> command) {
    if (!mayWrite()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          command
              .apply(commands())
              .whenComplete((_, failure) -> ended(true, Optional.ofNullable(failure))));
    } catch (RuntimeException e) {
      ended(true, Optional.of(e));
      return Optional.empty();
    }
  }

  /** Returns how many commands failed so far, refused writes included. */
  public long failures() {
    return access.failures() + writes.failures();
  }

  private boolean mayWrite() {
    return client.isPresent() && writes.tryEnter() && access.tryEnter();
  }

  private <T> Optional<T> answer(Command<T> command, boolean writing) {
    try {
      Optional<T> answer =
          Optional.ofNullable(
              command.apply(commands()).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
      ended(writing, Optional.empty());
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      ended(writing, Optional.of(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException | RuntimeException e) {
      ended(writing, Optional.of(e));
    }
    return Optional.empty();
  }

  /** Out of memory, a replica, a full disk: what refuses to write can be read all the same. */
  private void ended(boolean writing, Optional<Throwable> failure) {
    if (failure.isPresent()
        && !(writing && failure.get() instanceof RedisCommandExecutionException)) {
      told("Redis is left alone for %d ms: %s", access.failed(), failure.get());
      return;
    }
    access.succeeded();
    if (failure.isPresent()) {
      told("Redis is not written to for %d ms: %s", writes.failed(), failure.get());
    } else if (writing) {
      writes.succeeded();
    }
  }

  private static void told(String what, Duration pause, Throwable failure) {
    if (!pause.isZero()) {
      LOG.warnf(what, pause.toMillis(), failure);
    }
  }

  private RedisAsyncCommands<String, byte[]> commands() {
    long failures = access.failures();
    synchronized (this) {
      if (connection.isEmpty()) {
        if (access.failures() != failures) {
          throw new RedisConnectionException("another caller could not connect just now");
        }
        connection =
            Optional.of(
                client
                    .orElseThrow()
                    .redis()
                    .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
      }
      return connection.get().async();
    }
  }

  @PreDestroy
  void close() {
    client.ifPresent(c -> {
      c.redis().shutdown(Duration.ZERO, Duration.ofSeconds(2));
      c.resources().shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
    });
  }
}

package dev.baito.worker.warming;

import dev.baito.failure.BackOff;
import dev.baito.failure.RetrySettings;
import dev.baito.messages.GenerationReady;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.Generations;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Loads the newest generation ahead: at the start up to the whole memory for blocks, and each that
 * comes later up to what is free or its share, so that those in use stay. What retention has
 * removed is removed here, too. Thread-safe.
 */
@ApplicationScoped
class WarmUp implements GenerationFeed.Listener {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final WorkerSettings.WarmUp settings;
  private final Duration blockTimeout;
  private final BlockCache cache;
  private final Generations generations;
  private final GenerationFeed feed;
  private final long startedNanos = System.nanoTime();
  private final TreeMap<Long, GenerationReady> known = new TreeMap<>();
  private Optional<Prefetch> newest = Optional.empty();
  private boolean caughtUp;
  private volatile boolean done;

  @Inject
  WarmUp(
      WorkerSettings settings,
      RetrySettings retries,
      BlockCache cache,
      Generations generations,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(
        settings.worker().warmUp(),
        settings.worker().queryTimeout(),
        retries,
        cache,
        generations,
        kafka);
  }

  WarmUp(
      WorkerSettings.WarmUp settings,
      Duration blockTimeout,
      RetrySettings retries,
      BlockCache cache,
      Generations generations,
      Map<String, Object> kafka) {
    this.settings = settings;
    this.blockTimeout = blockTimeout;
    this.cache = cache;
    this.generations = generations;
    this.feed = new GenerationFeed(kafka, new BackOff(retries.first(), retries.atMost()), this);
  }

  void onStart(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    start();
  }

  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event) {
    stop();
  }

  void start() {
    feed.start();
  }

  void stop() {
    feed.close();
    synchronized (this) {
      newest.ifPresent(Prefetch::end);
    }
  }

  /** Returns whether the worker need not wait for blocks any longer. */
  boolean isOver() {
    return done || System.nanoTime() - startedNanos >= settings.timeout().toNanos();
  }

  /** Says how far it is. */
  synchronized String progress() {
    return newest.map(Prefetch::toString).orElse(caughtUp ? "no generation" : "not known yet");
  }

  @Override
  public synchronized void ready(GenerationReady generation) {
    GenerationReady before = known.put(generation.generationId(), generation);
    boolean isNews = before == null || !before.buildId().equals(generation.buildId());
    if (caughtUp && isNews && known.lastKey() == generation.generationId()) {
      long free = cache.budgetBytes() - cache.heldBytes();
      load(generation, Math.max(free, (long) (settings.nextShare() * cache.budgetBytes())));
    }
  }

  @Override
  public synchronized void gone(long generationId) {
    if (known.remove(generationId) != null && caughtUp) {
      cache.retain(builds());
    }
  }

  @Override
  public synchronized void caughtUp() {
    if (caughtUp) {
      return;
    }
    caughtUp = true;
    if (known.isEmpty()) {
      done = true;
      return;
    }
    cache.retain(builds());
    load(known.lastEntry().getValue(), cache.budgetBytes());
  }

  private Set<UUID> builds() {
    return known.values().stream().map(GenerationReady::buildId).collect(Collectors.toSet());
  }

  private void load(GenerationReady generation, long limitBytes) {
    newest.ifPresent(Prefetch::end);
    var prefetch = new Prefetch(cache, generation, limitBytes, blockTimeout);
    newest = Optional.of(prefetch);
    Thread.ofVirtual().name("warm-up").start(() -> run(prefetch, generation.generationId()));
  }

  private void run(Prefetch prefetch, long generationId) {
    long begun = System.nanoTime();
    try {
      Stream.generate(() -> Thread.ofVirtual().name("prefetch").start(prefetch::loadSome))
          .limit(settings.loads())
          .toList()
          .forEach(WarmUp::join);
      generations.get(generationId);
      LOG.infof(
          "Loaded %s ahead in %d ms",
          prefetch, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    } catch (RuntimeException e) {
      LOG.warnf("Generation %d is read when a batch asks for it: %s", generationId, e);
    } finally {
      done = true;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.baito.warmer.building;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.BackOff;
import dev.baito.failure.FailureClasses;
import dev.baito.failure.RetrySettings;
import dev.baito.warmer.WarmerSettings;
import dev.baito.warmer.announcing.GenerationAnnouncer;
import dev.baito.warmer.retention.GenerationRetention;
import dev.baito.warmer.source.GenerationRequest;
import dev.baito.warmer.storage.GenerationWriter;
import dev.baito.warmer.warming.Warming;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The warmer's one thread: looks for requests, builds, announces, cleans up. Failures of the
 * infrastructure are waited out; any other failure of a build is recorded as the generation's.
 */
@ApplicationScoped
class WarmerLoop {
  private static final Logger LOG = Logger.getLogger(WarmerLoop.class);

  private final WarmerSettings.Warmer settings;
  private final RetrySettings retries;
  private final Pool pool;
  private final Requests requests;
  private final GenerationBuild build;
  private final GenerationAnnouncer announcer;
  private final GenerationRetention retention;
  private final Warming warming;
  private final WarmerHealth health;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "warmer");
  private final Map<Long, Integer> failures = new HashMap<>();

  WarmerLoop(
      WarmerSettings settings,
      RetrySettings retries,
      Pool pool,
      Requests requests,
      GenerationBuild build,
      GenerationAnnouncer announcer,
      GenerationRetention retention,
      Warming warming,
      @Readiness WarmerHealth health) {
    this.settings = settings.warmer();
    this.retries = retries;
    this.pool = pool;
    this.requests = requests;
    this.build = build;
    this.announcer = announcer;
    this.retention = retention;
    this.warming = warming;
    this.health = health;
  }

  void onStart(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    thread.start();
  }

  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    stop.countDown();
    if (!thread.join(settings.shutdownTimeout())) {
      thread.interrupt(); // the build under way is undone by the database
      thread.join(settings.shutdownTimeout());
    }
  }

  private void run() {
    var backOff = new BackOff(retries.first(), retries.atMost());
    Duration wait = Duration.ZERO;
    while (!stopsWithin(wait)) {
      try {
        boolean built = buildOne();
        if (built) {
          warming.ask();
        }
        announcer.announce();
        retention.cleanUp(built);
        health.up();
        backOff.afterSuccess();
        wait = built ? Duration.ZERO : settings.poll();
      } catch (RuntimeException e) {
        wait = backOff.afterFailure();
        health.down(String.valueOf(e.getMessage()));
        LOG.warnf(e, "Trying again in %d ms", wait.toMillis());
      }
    }
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Builds the newest generation that is asked for and that nobody else builds. */
  private boolean buildOne() {
    for (GenerationRequest request : requests.open()) {
      var claimed =
          GenerationWriter.claim(pool, request.generationId(), settings.statementTimeout());
      if (claimed.isPresent()) {
        try (GenerationWriter writer = claimed.get()) {
          buildOrFail(request, writer);
        }
        return true;
      }
    }
    return false;
  }

  private void buildOrFail(GenerationRequest request, GenerationWriter writer) {
    long begun = System.nanoTime();
    UUID buildId = UUID.randomUUID();
    try {
      build.build(request, buildId, writer);
      failures.remove(request.generationId());
    } catch (RuntimeException e) {
      if (isStopping() || FailureClasses.isOutage(e) || !isFinal(request, e)) {
        throw e;
      }
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      LOG.errorf(e, "Generation %d cannot be built", request.generationId());
      writer.fail(buildId, reason(e), millis);
      failures.remove(request.generationId());
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** A failure of the data comes again every time; any other gets a few attempts. */
  private boolean isFinal(GenerationRequest request, RuntimeException failure) {
    return failure instanceof BaitoException
        || failure instanceof IllegalArgumentException
        || failures.merge(request.generationId(), 1, Integer::sum) >= retries.attempts();
  }

  private static String reason(RuntimeException failure) {
    ErrorCode code =
        failure instanceof BaitoException e ? e.code() : ErrorCode.CATALOGUE_BUILD_FAILED;
    return code + ": " + failure.getMessage();
  }
}

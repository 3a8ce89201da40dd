package dev.baito.scheduler.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class DailyRunTest {
  private static final Instant THREE = Instant.parse("2026-01-31T18:00:00Z");

  @Inject Neighbours neighbours;
  @Inject Database database;
  @Inject DailyRun daily;
  @Inject Scheduler scheduler;
  @Inject SchedulerSettings settings;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void daily_run_is_off_by_default() {
    assertThat(settings.dailyRun().cron()).isEqualTo("off");
    assertThat(scheduler.getScheduledJob("daily-run")).isNull();
  }

  @Test
  void several_schedulers_create_one_run_of_one_time() throws Exception {
    var calls = new ArrayList<Callable<Optional<Long>>>();
    for (int i = 0; i < 3; i++) {
      calls.add(() -> daily.create(THREE));
    }
    long created = 0;
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Optional<Long>> call : threads.invokeAll(calls)) {
        created += call.get(30, TimeUnit.SECONDS).isPresent() ? 1 : 0;
      }
    }
    assertThat(created).isEqualTo(1);
    assertThat(neighbours.number("SELECT count(*) FROM run WHERE as_of = '2026-01-31T18:00:00Z'"))
        .isEqualTo(1);
    assertThat(daily.create(THREE.plusSeconds(86_400))).isPresent();
  }

  @Test
  void daily_run_waits_for_the_end_of_an_import() {
    Thread starting =
        database.transaction(session -> {
          session.query("SELECT pg_advisory_xact_lock($1)", SchedulerLock.CATALOGUE_SOURCE.key());
          Thread thread = Thread.ofVirtual().start(() -> daily.start(THREE));
          await()
              .during(Duration.ofMillis(500))
              .atMost(Duration.ofSeconds(10))
              .until(() -> neighbours.number("SELECT count(*) FROM run") == 0);
          return thread;
        });
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> neighbours.number("SELECT count(*) FROM run") == 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> !starting.isAlive());
  }
}

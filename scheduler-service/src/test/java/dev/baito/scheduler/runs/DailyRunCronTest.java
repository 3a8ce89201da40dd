package dev.baito.scheduler.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DailyRunCronTest.EveryMinute.class)
@QuarkusTestResource(EmbeddedStack.class)
class DailyRunCronTest {
  /** A time zone that is not a whole number of hours from UTC. */
  public static final class EveryMinute implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "baito.scheduler.daily-run.cron", "* * * * *",
          "baito.scheduler.daily-run.time-zone", "Asia/Kathmandu");
    }
  }

  @Inject Neighbours neighbours;
  @Inject Scheduler scheduler;

  @Test
  void run_of_a_whole_minute_starts_by_itself() {
    assertThat(scheduler.getScheduledJob("clean-up")).isNotNull();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                neighbours.number(
                    "SELECT count(*) FROM run WHERE as_of = date_trunc('minute', as_of)"
                        + " AND created_at - as_of < interval '30 seconds'"),
            runs -> runs > 0);
    neighbours.clear();
  }
}

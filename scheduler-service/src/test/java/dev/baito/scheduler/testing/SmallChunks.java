package dev.baito.scheduler.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits so small that little data reaches them, and no clean-up by itself. */
public final class SmallChunks implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "baito.scheduler.outbox.chunk-batches", "4",
        "baito.scheduler.outbox.publish-timeout", "5s",
        "baito.scheduler.runs.max-active", "6",
        "baito.scheduler.runs.max-back-off", "1s",
        "baito.scheduler.progress.heartbeat", "1s",
        "baito.scheduler.progress.max-followers", "3",
        "baito.scheduler.export.chunk-lines", "100",
        "baito.scheduler.retention.cron", "off",
        "baito.scheduler.retention.chunk-rows", "7",
        "baito.scheduler.retention.runs", "3");
  }
}

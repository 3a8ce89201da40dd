package dev.baito.scheduler.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits so small that little data reaches them, and no clean-up by itself. */
public final class SmallChunks implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("baito.scheduler.outbox.chunk-batches", "4"),
        Map.entry("baito.scheduler.outbox.publish-timeout", "5s"),
        Map.entry("baito.scheduler.runs.max-active", "6"),
        Map.entry("baito.scheduler.runs.max-back-off", "1s"),
        Map.entry("baito.scheduler.reaper.poll-interval", "200ms"),
        Map.entry("baito.scheduler.dead-letters.park-after", "2"),
        Map.entry("baito.scheduler.dead-letters.shown-bytes", "1000"),
        Map.entry("baito.scheduler.replays.chunk-items", "3"),
        Map.entry("baito.scheduler.replays.max-active", "3"),
        Map.entry("baito.scheduler.replays.poll-interval", "100ms"),
        Map.entry("baito.scheduler.progress.heartbeat", "1s"),
        Map.entry("baito.scheduler.progress.max-followers", "3"),
        Map.entry("baito.scheduler.export.chunk-lines", "100"),
        Map.entry("baito.scheduler.retention.cron", "off"),
        Map.entry("baito.scheduler.retention.chunk-rows", "7"),
        Map.entry("baito.scheduler.retention.runs", "3"));
  }
}

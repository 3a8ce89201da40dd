package dev.baito.worker.warming;

import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.CacheFigures;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the blocks of the newest generation are in memory, as far as they find room there, or
 * when that took too long. Says what was read of each tier, too.
 */
@Readiness
@ApplicationScoped
class WarmUpHealth implements HealthCheck {
  private final WarmUp warmUp;
  private final BlockCache cache;

  WarmUpHealth(WarmUp warmUp, BlockCache cache) {
    this.warmUp = warmUp;
    this.cache = cache;
  }

  @Override
  public HealthCheckResponse call() {
    var response =
        HealthCheckResponse.named("job-blocks")
            .status(warmUp.isOver())
            .withData("loaded-ahead", warmUp.progress());
    for (CacheFigures.Tier tier : cache.figures().tiers()) {
      response.withData(
          tier.name(),
          "hits %d, misses %d, read %d bytes in %d ms, holds %d bytes, evictions %d, failures %d"
              .formatted(
                  tier.hits(),
                  tier.misses(),
                  tier.readBytes(),
                  tier.loadMs(),
                  tier.heldBytes(),
                  tier.evictions(),
                  tier.failures()));
    }
    return response.build();
  }
}

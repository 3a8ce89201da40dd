package dev.baito.warmer.warming;

import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Says in the log which quarter of the predicted use Redis is ready for, whenever that changes. Not
 * thread-safe.
 */
final class WarmMilestones {
  private static final Logger LOG = Logger.getLogger(WarmMilestones.class);
  private static final int QUARTER = 25;

  private Optional<UUID> buildId = Optional.empty();
  private int quarter;

  /** Takes note of how far Redis is. */
  void now(WarmProgress progress) {
    ReadyGeneration generation = progress.generation();
    int reached = progress.readinessPercent() / QUARTER;
    boolean isNew = !buildId.equals(Optional.of(generation.buildId()));
    if (isNew || reached != quarter) {
      buildId = Optional.of(generation.buildId());
      quarter = reached;
      LOG.infof(
          "Redis is ready for %d%% of the use of generation %d: it holds %d of %d blocks",
          reached * QUARTER, generation.generationId(), progress.present(), generation.blocks());
    }
  }
}

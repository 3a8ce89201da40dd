package dev.baito.failure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How what failed is tried again; the same in every service. */
@ConfigMapping(prefix = "baito.retry")
public interface RetrySettings {
  /** The first wait after a failure; each further one doubles it, less a random part. */
  @WithDefault("100ms")
  Duration first();

  /** The longest wait after a failure. */
  @WithDefault("5s")
  Duration atMost();

  /** How often what may succeed the next time is tried before it is set aside. */
  @WithDefault("3")
  @Min(1)
  int attempts();
}

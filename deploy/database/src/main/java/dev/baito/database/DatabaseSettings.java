package dev.baito.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service finds its database ready. */
@ConfigMapping(prefix = "baito.database")
public interface DatabaseSettings {
  /**
   * How long a starting service waits for the database to be reachable and migrated, before it
   * gives up.
   */
  @WithDefault("60s")
  Duration schemaWait();

  /** How long it waits between two looks at the schema version. */
  @WithDefault("500ms")
  Duration schemaPoll();
}

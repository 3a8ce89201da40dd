package dev.baito.sink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Every setting of the result sink. */
@ConfigMapping(prefix = "baito.sink")
public interface SinkSettings {
  /** How messages are gathered into one transaction. */
  Group group();

  /** How a group is written. */
  Write write();

  /** How messages are gathered into one transaction. */
  interface Group {
    /** The most messages of one transaction. */
    @WithDefault("16")
    @Min(1)
    @Max(500)
    int messages();

    /** Bytes of messages that are worth a transaction without waiting for more. */
    @WithDefault("262144")
    @Min(1)
    int bytes();

    /** How long a message waits, at most, for others to share its transaction. */
    @WithDefault("50ms")
    Duration linger();
  }

  /** How a group is written. */
  interface Write {
    /** The most users of one statement; longer groups take several statements. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int usersPerStatement();

    /** How long one statement may take before the transaction is given up and tried again. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** How long one transaction may take before it is given up and tried again. */
    @WithDefault("60s")
    Duration timeout();
  }
}

package dev.baito.sink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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

  /** How an outage is waited out. */
  Retry retry();

  /** How messages that cannot be applied are kept. */
  DeadLetter deadLetter();

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

  /** How an outage is waited out: for ever, with growing pauses. */
  interface Retry {
    /** The first pause; each further one is twice as long. */
    @WithDefault("200ms")
    Duration first();

    /** The longest pause. */
    @WithDefault("10s")
    Duration atMost();

    /** How much of a pause is random, from 0 (none) to 1, so that sinks do not come back as one. */
    @WithDefault("0.3")
    @DecimalMin("0")
    @DecimalMax("1")
    double jitter();
  }

  /** How messages that cannot be applied are kept. */
  interface DeadLetter {
    /** How long Kafka may take to acknowledge a dead letter before it is sent again. */
    @WithDefault("30s")
    Duration timeout();
  }
}

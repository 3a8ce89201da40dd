package dev.baito.local.servers;

import dev.baito.local.process.ProcessGroup;
import dev.baito.local.process.ProcessSpec;
import java.time.Duration;

/** A server of the stack: start it, wait until it answers, stop it; then start it again. */
public sealed interface EmbeddedServer permits EmbeddedPostgres, EmbeddedRedis, EmbeddedKafka {
  /** How long a server may take until it answers. */
  Duration START_DEADLINE = Duration.ofSeconds(60);

  /** Returns {@code postgres}, {@code redis} or {@code kafka}. */
  String name();

  /** Returns the port it listens on. */
  int port();

  /** Returns how its process is started and found again. */
  ProcessSpec process();

  /**
   * Starts it and returns when it answers.
   *
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#STACK_START_FAILED}
   */
  void start(ProcessGroup group);

  /** Whether it answers now. */
  boolean answers();
}

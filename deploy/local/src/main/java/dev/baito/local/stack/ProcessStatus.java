package dev.baito.local.stack;

import java.nio.file.Path;

/**
 * How one process is.
 *
 * @param name such as {@code kafka} or {@code worker-1}
 * @param pid its process id, 0 while it is down
 * @param port where it listens on the loopback interface
 * @param health {@link #UP}, {@link #STARTING} or {@link #DOWN}
 * @param log the file with its output
 */
public record ProcessStatus(String name, long pid, int port, String health, Path log) {
  /** It runs and says that it is ready. */
  public static final String UP = "up";

  /** It runs but is not ready. */
  public static final String STARTING = "starting";

  /** It does not run. */
  public static final String DOWN = "down";
}

package dev.baito.local.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What stack to start.
 *
 * @param state the folder with all its data, such as {@code .baito/up}
 * @param workers how many scoring workers
 * @param projectRoot where the built services lie, each in {@code MODULE/target/quarkus-app}
 * @param database the name of the database, by default {@code baito}
 * @param settings properties of {@link LocalSetting}, and any others, which all services get
 */
public record StackOptions(
    Path state, int workers, Path projectRoot, String database, Map<String, String> settings) {
  /** The most workers of one stack: a worker takes a gigabyte. */
  public static final int MAX_WORKERS = 64;

  /** Makes paths absolute, copies the settings and checks the count. */
  public StackOptions {
    if (workers < 1 || workers > MAX_WORKERS) {
      throw new IllegalArgumentException("workers: " + workers + ", allowed: 1 to " + MAX_WORKERS);
    }
    state = state.toAbsolutePath().normalize();
    projectRoot = projectRoot.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /** Returns the same with other settings. */
  StackOptions with(Map<String, String> others) {
    return new StackOptions(state, workers, projectRoot, database, others);
  }
}

package dev.baito.local.generate;

import dev.baito.vectors.Embedding;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What to generate. Everything but {@code threads} decides bytes: equal settings give equal files,
 * on every machine.
 *
 * @param users how many users, at least 0
 * @param jobs how many jobs, at least 0
 * @param seed what all randomness comes from
 * @param asOf the instant that ages are measured from: jobs are posted and behaviours happen before
 * @param vectorDimension the dimension of the vectors that jobs and users are given, a multiple of
 *     8 up to {@link Embedding#MAX_DIMENSION}; empty for none, so that the encoder makes them
 * @param threads how many threads format rows
 */
public record GeneratorSettings(
    int users, int jobs, long seed, Instant asOf, OptionalInt vectorDimension, int threads) {

  /** The {@code asOf} of generated data where none is asked for: fixed, so that runs repeat. */
  public static final Instant DEFAULT_AS_OF = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public GeneratorSettings {
    require(users >= 0 && jobs >= 0, "users and jobs must be at least 0");
    require(threads >= 1, "threads must be at least 1");
    vectorDimension.ifPresent(dimension ->
        require(
            dimension >= Embedding.LANES
                && dimension <= Embedding.MAX_DIMENSION
                && dimension % Embedding.LANES == 0,
            "the dimension must be a multiple of 8 from 8 to 2048: " + dimension));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

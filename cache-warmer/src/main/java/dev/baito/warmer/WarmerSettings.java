package dev.baito.warmer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * Every setting of the cache warmer. Durations are written as {@code 500ms}, {@code 2s}, {@code
 * 14d}.
 */
@ConfigMapping(prefix = "baito")
public interface WarmerSettings {
  /** How the warmer works. */
  Warmer warmer();

  /** What goes into a generation. */
  Catalogue catalogue();

  /** How long generations are kept. */
  Retention retention();

  /** The cache that blocks are written through to. */
  Redis redis();

  /** How the warmer works. */
  interface Warmer {
    /** How often requests for generations are looked for. */
    @WithDefault("200ms")
    Duration poll();

    /** How long one statement of a build may take, or one page of its result. */
    @WithDefault("5m")
    Duration statementTimeout();

    /** Bytes of rows asked of the database at a time; two such pages are in memory at once. */
    @WithDefault("4194304")
    @Min(65_536)
    int pageBytes();

    /** Memory the database may use to sort the jobs before it sorts on disk, in megabytes. */
    @WithDefault("64")
    @Min(1)
    int sortMemoryMb();

    /** How long the end of the service waits for the step under way. */
    @WithDefault("5s")
    Duration shutdownTimeout();
  }

  /** What goes into a generation: the constants of scoring that its runs share. */
  interface Catalogue {
    /** Jobs in one block; a multiple of 16. */
    @WithDefault("1024")
    @Min(16)
    int blockJobs();

    /** The age at which a job's freshness is one half. */
    @WithDefault("14d")
    Duration freshnessHalfLife();

    /** The weight of the wage in the static score. */
    @WithDefault("0.4")
    @DecimalMin("0")
    double wageWeight();

    /** The weight of the popularity in the static score. */
    @WithDefault("0.3")
    @DecimalMin("0")
    double popularityWeight();

    /** The weight of the freshness in the static score. */
    @WithDefault("0.3")
    @DecimalMin("0")
    double freshnessWeight();

    /** Jobs with a known wage that a category needs to be compared within itself. */
    @WithDefault("30")
    @Min(1)
    int minCategoryJobs();

    /** How far back users who acted on a job count for its popularity. */
    @WithDefault("360d")
    Duration popularityWindow();

    /** How long an employer's jobs pause for a user who applied there. */
    @WithDefault("14d")
    Duration employerPause();

    /** How much a view counts in a user vector. */
    @WithDefault("1")
    @DecimalMin("0")
    double viewWeight();

    /** How much a click counts in a user vector. */
    @WithDefault("2")
    @DecimalMin("0")
    double clickWeight();

    /** How much marking a job as favorite counts in a user vector. */
    @WithDefault("4")
    @DecimalMin("0")
    double favoriteWeight();

    /** How much an application counts in a user vector. */
    @WithDefault("5")
    @DecimalMin("0")
    double applyWeight();
  }

  /** How long generations are kept. */
  interface Retention {
    /** The newest generations that are kept; one in use by an active run is kept besides. */
    @WithDefault("3")
    @Min(1)
    int generations();

    /** How often old generations are looked for, besides after each build. */
    @WithDefault("24h")
    Duration generationsEvery();

    /** Blocks deleted in one statement. */
    @WithDefault("32")
    @Min(1)
    @Max(10_000)
    int blocksPerStatement();
  }

  /** The cache that blocks are written through to. */
  interface Redis {
    /** Where Redis is, such as {@code redis://127.0.0.1:6379}; without it blocks are not cached. */
    Optional<String> url();

    /** How long a block stays in Redis. */
    @WithDefault("2d")
    Duration blockTtl();

    /** How long a command may take. */
    @WithDefault("1s")
    Duration timeout();

    /** Blocks on their way to Redis at once. */
    @WithDefault("4")
    @Min(1)
    int writesInFlight();
  }
}

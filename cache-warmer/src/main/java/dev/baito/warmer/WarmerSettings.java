package dev.baito.warmer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** Threads that encode jobs during a build; by default as many as there are cores. */
    OptionalInt encodingThreads();

    /**
     * How often Redis is looked at for blocks of the newest generation that it lacks, which are
     * then written, besides after each build; 0 for never.
     */
    @WithDefault("10m")
    Duration warmEvery();

    /** How long the end of the service waits for the step under way. */
    @WithDefault("5s")
    Duration shutdownTimeout();
  }

  /** What goes into a generation: the constants of scoring that its runs share. */
  interface Catalogue {
    /** Jobs in one block, at least 1. */
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

    /** The encoder that makes vectors where no job carries one. */
    Encoder encoder();
  }

  /** The encoder that makes vectors where no job carries one. */
  interface Encoder {
    /** Components of a vector; a multiple of 8 up to 2048. */
    @WithDefault("512")
    int dimension();

    /** The share of the components that tells of words, 0 to 1; the others tell of the place. */
    @WithDefault("0.75")
    double textShare();

    /**
     * The distances at which places begin to differ, in kilometres, 0.1 to 20000; commas between.
     */
    @WithDefault("10,60,300")
    List<Double> placeScalesKm();

    /** How much the words of a job's title count, 0 to 1000; 0 leaves them out. */
    @WithDefault("1")
    double titleWeight();

    /** How much the words of a job's category count, 0 to 1000. */
    @WithDefault("1")
    double categoryWeight();

    /** How much the employer of a job counts, 0 to 1000. */
    @WithDefault("1")
    double employerWeight();

    /** How much the words of a job's employment type count, 0 to 1000. */
    @WithDefault("1")
    double employmentTypeWeight();

    /** How much the words of a job's features count, 0 to 1000. */
    @WithDefault("1")
    double featuresWeight();

    /** How much the words of a job's description count, 0 to 1000. */
    @WithDefault("0.3")
    double descriptionWeight();

    /** How much the words of a user's keywords count, 0 to 1000. */
    @WithDefault("1")
    double keywordsWeight();

    /** How much the words of a user's preferred categories count, 0 to 1000. */
    @WithDefault("1")
    double preferredCategoriesWeight();

    /** How much what a user looks for counts in the user vector, 0 to 1000; a view counts 1. */
    @WithDefault("2")
    double priorWeight();

    /** Words in fewer jobs than this count as if they were in as many; at least 1. */
    @WithDefault("30")
    int leastFrequency();

    /**
     * How much it counts whether a job is described at all, times how rare that is, where all its
     * words together count 1; 0 to 1000, 0 to leave it out.
     */
    @WithDefault("0.5")
    double formWeight();
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

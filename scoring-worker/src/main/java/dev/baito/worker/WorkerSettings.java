package dev.baito.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every setting of the scoring worker. Durations are written as {@code 500ms}, {@code 2s}, {@code
 * 5m}.
 */
@ConfigMapping(prefix = "baito")
public interface WorkerSettings {
  /** How the worker works. */
  Worker worker();

  /** The cache between this worker and PostgreSQL. */
  Redis redis();

  /** How the worker works. */
  interface Worker {
    /** The name that results carry. */
    @WithDefault("${HOSTNAME:worker}")
    String name();

    /** How many workers share this machine; its cores are divided among them. */
    @WithDefault("1")
    @Min(1)
    int localWorkers();

    /** Threads that score; by default the cores divided by the local workers, at least 1. */
    OptionalInt threads();

    /** Of the batches taken while both kinds wait, the share of those without high priority. */
    @WithDefault("0.1")
    @DecimalMin("0.01")
    @DecimalMax("0.99")
    double normalShare();

    /** How long one attempt at scoring a batch may take. */
    @WithDefault("5m")
    Duration batchTimeout();

    /**
     * Batches that are scored in one pass over the jobs, if so many wait for the same: each block
     * is read once for all of them. A worker has as many in hand for each of its threads, and as
     * many again.
     */
    @WithDefault("4")
    @Min(1)
    int batchesPerPass();

    /** The memory that scoring one pass may take, in megabytes; larger batches are split. */
    @WithDefault("512")
    @Min(1)
    int workingSetMb();

    /** How many generations' headers are kept in memory. */
    @WithDefault("3")
    @Min(1)
    int generations();

    /** The share of the heap that job blocks may take. */
    @WithDefault("0.4")
    @DecimalMin("0")
    @DecimalMax("0.9")
    double blockCacheShare();

    /** How long a block stays in memory after it was last read. */
    @WithDefault("12h")
    Duration blockCacheTtl();

    /** How long one query may take. */
    @WithDefault("30s")
    Duration queryTimeout();

    /** How long the end of the service waits for the batches in hand. */
    @WithDefault("20s")
    Duration shutdownTimeout();

    /** Blocks on this machine's disk, behind Redis. */
    Disk disk();

    /** Blocks loaded before a batch asks for them. */
    WarmUp warmUp();

    /** What a worker answers besides its batches. */
    Answers answers();
  }

  /** Blocks on this machine's disk, behind Redis. */
  interface Disk {
    /**
     * A folder for job blocks, which outlive a restart there; without it this tier is left out.
     * Workers may share it: each has a part of its own.
     */
    Optional<String> path();

    /** The most this worker's blocks may take of the disk, in megabytes. */
    @WithDefault("2048")
    @Min(1)
    int maxMb();

    /** How long a block stays on disk. */
    @WithDefault("2d")
    Duration blockTtl();

    /** Blocks that may wait to be written, and are in memory meanwhile; further ones are not. */
    @WithDefault("16")
    @Min(1)
    int writesWaiting();
  }

  /** Blocks loaded before a batch asks for them. */
  interface WarmUp {
    /**
     * How long a start may take, until the worker is ready all the same, to load the blocks of the
     * newest generation; 0 to not wait for them.
     */
    @WithDefault("20s")
    Duration timeout();

    /** Blocks loaded at once; 0 to load none ahead. */
    @WithDefault("4")
    @Min(0)
    int loads();

    /**
     * The share of the memory for blocks that those of a new generation may take while an older one
     * may still be in use, besides what is free.
     */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double nextShare();
  }

  /** What a worker answers besides its batches. */
  interface Answers {
    /** Explanations worked on at once, besides the batches. */
    @WithDefault("1")
    @Min(1)
    int threads();

    /** Explanations that may wait for that; one more is refused. */
    @WithDefault("16")
    @Min(1)
    int waiting();

    /** How long an explanation may take, the wait included. */
    @WithDefault("20s")
    Duration timeout();

    /** Exports of vectors at once; one more is refused. */
    @WithDefault("2")
    @Min(1)
    int vectorExports();
  }

  /** The cache between this worker and PostgreSQL. */
  interface Redis {
    /** Where Redis is, such as {@code redis://127.0.0.1:6379}; without it this tier is left out. */
    Optional<String> url();

    /** How long a block stays in Redis. */
    @WithDefault("2d")
    Duration blockTtl();

    /** How long a command may take. */
    @WithDefault("1s")
    Duration timeout();

    /** How long Redis is left alone after it failed; each further failure doubles it. */
    @WithDefault("2s")
    Duration pause();

    /** The longest that Redis is left alone. */
    @WithDefault("15s")
    Duration pauseAtMost();

    /**
     * How long a worker waits for another that reads the same block from PostgreSQL, to take it
     * from Redis then; 0 to not wait.
     */
    @WithDefault("500ms")
    Duration claimWait();

    /** Blocks on their way to Redis at once; further ones are not written. */
    @WithDefault("4")
    @Min(1)
    int writesInFlight();
  }
}

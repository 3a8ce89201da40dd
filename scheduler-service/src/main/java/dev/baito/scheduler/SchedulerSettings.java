package dev.baito.scheduler;

import dev.baito.run.RunPriority;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every setting of the scheduler service. Where a setting has a unit, its name or type says so. */
@ConfigMapping(prefix = "baito.scheduler")
public interface SchedulerSettings {
  /** Access to PostgreSQL. */
  Database database();

  /** What a run is given that its request leaves open; the daily run leaves everything open. */
  Defaults defaults();

  /** Imports of files. */
  Imports imports();

  /** Runs and what drives them. */
  Runs runs();

  /** Publishing of user batches. */
  Outbox outbox();

  /** Batches that vanished. */
  Reaper reaper();

  /** The dead-letter inbox. */
  DeadLetters deadLetters();

  /** Putting dead letters back. */
  Replays replays();

  /** Progress as server-sent events. */
  Progress progress();

  /** Exports and reports. */
  Export export();

  /** The scoring workers, which answer what needs the engine. */
  Workers workers();

  /** The run that starts by itself. */
  DailyRun dailyRun();

  /** How long things are kept, and when what is older is removed. */
  Retention retention();

  /** Access to PostgreSQL. */
  interface Database {
    /** The longest a query or a wait for a connection may take. */
    @WithDefault("15s")
    Duration queryTimeout();

    /** The longest one statement that plans a run may take. */
    @WithDefault("2m")
    Duration planTimeout();
  }

  /** What a run is given that its request leaves open. */
  interface Defaults {
    /** The length of a list. */
    @WithDefault("40")
    int topK();

    /** The users of a batch; batch size times top-K is at most 20000. */
    @WithDefault("100")
    int batchSize();

    /** What becomes of jobs that do not state what a user wishes for: accept or reject. */
    @WithDefault("accept")
    UnknownPolicy unknown();

    /** Which jobs a user has acted on are left out: applied, or any. */
    @WithDefault("applied")
    SeenPolicy excludeSeen();

    /** How far back behaviours shape the user vector. */
    @WithDefault("30d")
    Duration behaviorWindow();

    /** The age at which a behaviour counts half. */
    @WithDefault("14d")
    Duration behaviorHalfLife();

    /** The weight of the static score. */
    @WithDefault("0.1")
    double staticWeight();

    /** The most jobs of one employer in a list; 0 for any number. */
    @WithDefault("0")
    @Min(0)
    int maxPerEmployer();

    /** The most jobs of one category in a list; 0 for any number. */
    @WithDefault("0")
    @Min(0)
    int maxPerCategory();

    /** Whether runs are served in their order, or before others: normal, or high. */
    @WithDefault("normal")
    RunPriority priority();
  }

  /** Imports of files. */
  interface Imports {
    /** The dimension of all vectors; 0 for that of the first valid vector of a job. */
    @WithDefault("${baito.catalogue.dimension:0}")
    @Min(0)
    @Max(2048)
    int dimension();

    /** The longest one statement may take; the COPY of a file is one statement. */
    @WithDefault("15m")
    Duration statementTimeout();

    /** Memory that PostgreSQL may use for one sort or hash table, in mebibytes. */
    @WithDefault("64")
    @Min(1)
    @Max(65_536)
    int sortMemoryMb();

    /** The largest request accepted, all its files together, as they are sent. */
    @WithDefault("4G")
    MemorySize maxUpload();

    /** The longest row of a file, in bytes. */
    @WithDefault("8388608")
    @Min(65_536)
    @Max(1_073_741_824)
    int maxRowBytes();

    /**
     * The largest file after decompression, in bytes: a limit for what a small upload unpacks to.
     */
    @WithDefault("34359738368")
    @Min(1)
    long maxFileBytes();

    /** Where uploaded files and rejected rows lie while an import is under way. */
    @WithDefault("${java.io.tmpdir}/baito-imports-${user.name}")
    Path folder();

    /**
     * Files of that folder that are older were left behind by a service that died, and are removed.
     */
    @WithDefault("1d")
    Duration staleAfter();
  }

  /** Runs and what drives them. */
  interface Runs {
    /** The pause between two looks at the runs that are under way. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** The longest pause between two tries while Kafka or PostgreSQL is down. */
    @WithDefault("5s")
    Duration maxBackOff();

    /** The most runs that may be under way at once; one more is refused. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int maxActive();
  }

  /** Publishing of user batches. */
  interface Outbox {
    /**
     * Batches handed to Kafka at once; they are marked as published together, once acknowledged.
     */
    @WithDefault("64")
    @Min(1)
    @Max(128)
    int chunkBatches();

    /** The longest wait for Kafka to acknowledge a chunk; what is missing by then is sent again. */
    @WithDefault("10s")
    Duration publishTimeout();
  }

  /** Batches that vanished. */
  interface Reaper {
    /**
     * How long ago a batch must have been published, and nothing have come of it, to be published
     * again; and the least time between two such publications.
     */
    @WithDefault("15m")
    Duration after();

    /** The pause between two looks for such batches. */
    @WithDefault("30s")
    Duration pollInterval();
  }

  /** The dead-letter inbox. */
  interface DeadLetters {
    /** How often a dead letter may come back from replays before it is parked. */
    @WithDefault("3")
    @Min(1)
    int parkAfter();

    /** The most bytes of a message that are shown. */
    @WithDefault("262144")
    @Min(1)
    @Max(16_777_216)
    int shownBytes();

    /**
     * The pause between two looks whether the topics of dead letters were deleted and made anew; a
     * new one is read from its beginning.
     */
    @WithDefault("10s")
    Duration topicCheck();
  }

  /** Putting dead letters back. */
  interface Replays {
    /** Dead letters put back in a second, where a replay does not ask for another rate. */
    @WithDefault("100")
    @Min(1)
    @Max(100_000)
    int perSecond();

    /** Dead letters handled in one transaction. */
    @WithDefault("32")
    @Min(1)
    @Max(1_000)
    int chunkItems();

    /** The most replays that may be under way at once; one more is refused. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int maxActive();

    /** The pause between two looks at replays, and at what came of them. */
    @WithDefault("500ms")
    Duration pollInterval();
  }

  /** Progress as server-sent events. */
  interface Progress {
    /** The pause between two looks at a run that somebody follows. */
    @WithDefault("250ms")
    Duration pollInterval();

    /** A follower hears something at least this often. */
    @WithDefault("5s")
    Duration heartbeat();

    /** The most followers at once; one more is refused. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int maxFollowers();
  }

  /** Exports and reports. */
  interface Export {
    /** Lines read from PostgreSQL at once, which bounds the memory of one export. */
    @WithDefault("20000")
    @Min(1)
    @Max(1_000_000)
    int chunkLines();
  }

  /** The scoring workers, which answer what needs the engine. */
  interface Workers {
    /**
     * Their addresses, such as {@code http://worker-1:8080,http://worker-2:8080}; without any there
     * are no explanations and no exports of vectors.
     */
    Optional<List<URI>> urls();

    /** The longest wait for a connection, before the next worker is tried. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** The longest wait for a worker's explanation, before the next worker is tried. */
    @WithDefault("30s")
    Duration timeout();
  }

  /** The run that starts by itself. */
  interface DailyRun {
    /** When it starts, as five cron fields such as {@code 0 3 * * *}; {@code off} for never. */
    @WithDefault("off")
    String cron();

    /** The time zone of the cron fields. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** How long to keep trying while an import is under way or PostgreSQL is down. */
    @WithDefault("1h")
    Duration patience();
  }

  /** How long things are kept, and when what is older is removed. */
  interface Retention {
    /** When to clean up, as five cron fields; {@code off} for never. */
    @WithDefault("30 4 * * *")
    String cron();

    /** The time zone of the cron fields. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** How many finished runs are kept, the newest. */
    @WithDefault("14")
    @Min(1)
    int runs();

    /** How long behaviours are kept; applications are kept forever. */
    @WithDefault("400d")
    Duration behaviors();

    /** How long reports of imports and their rejected rows are kept. */
    @WithDefault("30d")
    Duration importReports();

    /**
     * How long dead letters and replays are kept. Dead letters that the ledger of a kept run counts
     * stay with their run.
     */
    @WithDefault("30d")
    Duration deadLetters();

    /** Rows deleted by one statement. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int chunkRows();

    /** How long to wait for active runs to end before old behaviours are left for the next day. */
    @WithDefault("1h")
    Duration patience();
  }
}

package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every setting of the local stack itself. Each can be given among a stack's settings, as a system
 * property of the launcher, or as an environment variable: {@code BAITO_LOCAL_KAFKA_HEAP}.
 */
public enum LocalSetting {
  /** The largest heap of Kafka. */
  KAFKA_HEAP("baito.local.kafka-heap", "384m", "The largest heap of Kafka."),
  /** The bound of Redis' data, in Redis' notation. */
  REDIS_MAX_MEMORY(
      "baito.local.redis-max-memory", "512mb", "The bound of Redis' data, in Redis' notation."),
  /** PostgreSQL's page cache. */
  POSTGRES_SHARED_BUFFERS(
      "baito.local.postgres-shared-buffers", "256MB", "PostgreSQL's page cache."),
  /** The largest heap of the scheduler. */
  SCHEDULER_HEAP("baito.local.scheduler-heap", "384m", "The largest heap of the scheduler."),
  /** The largest heap of the cache-warmer. */
  WARMER_HEAP("baito.local.warmer-heap", "512m", "The largest heap of the cache-warmer."),
  /** The largest heap of the result sink. */
  SINK_HEAP("baito.local.sink-heap", "256m", "The largest heap of the result sink."),
  /** The largest heap of each scoring worker. */
  WORKER_HEAP("baito.local.worker-heap", "1g", "The largest heap of each scoring worker."),
  /** The garbage collector of workers. */
  WORKER_COLLECTOR(
      "baito.local.worker-collector",
      "g1",
      "The garbage collector of scoring workers, g1 or zgc: zgc hardly ever stops them, takes more"
          + " memory, and may stall where the catalogue is larger than the block cache."),
  /** How long each service may take until it is ready. */
  START_DEADLINE(
      "baito.local.start-deadline", "2m", "How long each service may take until it is ready."),
  /** How often a service that ends by itself is started anew, within a window. */
  RESTARTS(
      "baito.local.restarts",
      "5",
      "How often a service that ends by itself, while a command such as `run` waits for it, is"
          + " started anew within the window; then it is given up."),
  /** The window of those starts. */
  RESTART_WINDOW("baito.local.restart-window", "5m", "The window of those starts."),
  /** The wait before the first of those starts. */
  RESTART_BACKOFF(
      "baito.local.restart-backoff",
      "1s",
      "The wait before the first of those starts; each further one within the window doubles it,"
          + " up to a minute."),
  /** Whether data may be lost when the machine fails (never when a process does): faster. */
  EPHEMERAL(
      "baito.local.ephemeral",
      "false",
      "Whether data may be lost when the machine fails (never when a process does): faster."),
  /** Whether a start removes the data of earlier ones. */
  FRESH("baito.local.fresh", "false", "Whether a start removes the data of earlier ones."),
  /** Partitions of user batches and match results: as many workers can share the work. */
  TOPIC_PARTITIONS(
      "baito.topics.partitions",
      "24",
      "Partitions of user batches and match results: as many workers can share the work."),
  /** Copies of each partition, where topics are provisioned in a cluster. */
  TOPIC_REPLICAS(
      "baito.topics.replicas",
      "1",
      "Copies of each partition, where topics are provisioned in a cluster."),
  /** How long user batches and match results are kept. */
  TOPIC_RETENTION(
      "baito.topics.retention", "7d", "How long user batches and match results are kept."),
  /** How long dead letters are kept. */
  TOPIC_DEAD_LETTER_RETENTION(
      "baito.topics.dead-letter-retention", "30d", "How long dead letters are kept.");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final String key;
  private final String fallback;
  private final String meaning;

  LocalSetting(String key, String fallback, String meaning) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** Returns what it sets, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Returns the property's name. */
  public String key() {
    return key;
  }

  /** Returns the name of the environment variable. */
  public String variable() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Returns the default, as text. */
  public String defaultValue() {
    return fallback;
  }

  /** Whether a property is one of these rather than one of the services'. */
  static boolean isLocal(String key) {
    return key.startsWith("baito.local.") || key.startsWith("baito.topics.");
  }

  /** Returns the value in force: of the given settings, the launcher's, the environment's. */
  public String text(Map<String, String> settings) {
    return Optional.ofNullable(settings.get(key))
        .or(() -> Optional.ofNullable(System.getProperty(key)))
        .or(() -> Optional.ofNullable(System.getenv(variable())))
        .orElse(fallback);
  }

  /** Returns the value in force, true or false. */
  boolean flag(Map<String, String> settings) {
    return switch (text(settings)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(settings, "true or false");
    };
  }

  /** Returns the value in force, one of some words. */
  String choice(Map<String, String> settings, String... words) {
    String text = text(settings);
    if (List.of(words).contains(text)) {
      return text;
    }
    throw invalid(settings, String.join(" or ", words));
  }

  /** Returns the value in force as a whole number from 1. */
  int count(Map<String, String> settings) {
    try {
      int count = Integer.parseInt(text(settings));
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // refused below, as numbers below 1 are
    }
    throw invalid(settings, "a whole number from 1");
  }

  /** Returns the value in force as a duration. */
  Duration duration(Map<String, String> settings) {
    Matcher matcher = DURATION.matcher(text(settings));
    if (!matcher.matches()) {
      throw invalid(settings, "a duration such as 500ms, 30s, 5m, 12h or 7d");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Returns the value in force as a duration longer than none. */
  Duration positiveDuration(Map<String, String> settings) {
    Duration duration = duration(settings);
    if (duration.isZero()) {
      throw invalid(settings, "a duration above 0");
    }
    return duration;
  }

  /** Returns the value in force as a number of bytes. */
  long bytes(Map<String, String> settings) {
    Matcher matcher = Pattern.compile("(\\d{1,9})([kmg])").matcher(text(settings));
    if (!matcher.matches()) {
      throw invalid(settings, "a size such as 512m or 2g");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "k" -> amount << 10;
      case "m" -> amount << 20;
      default -> amount << 30;
    };
  }

  private BaitoException invalid(Map<String, String> settings, String expected) {
    return new BaitoException(
        ErrorCode.USAGE, key + " is '" + text(settings) + "': give " + expected);
  }
}

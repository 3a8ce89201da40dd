package dev.baito.messages;

import dev.baito.run.RunPriority;

/** The Kafka topics, by the names that every service, dashboard and document uses. */
public final class Topic {
  /** User batches, from the scheduler to the scoring workers. */
  public static final String USER_BATCHES = "user-batches";

  /** User batches that are served before the others. */
  public static final String USER_BATCHES_PRIORITY = "user-batches.priority";

  /** Match results, from the scoring workers to the result sink. */
  public static final String MATCH_RESULTS = "match-results";

  /** Announcements of catalogue generations, compacted by generation. */
  public static final String CATALOGUE_GENERATIONS = "catalogue-generations";

  /** User batches that a worker could not process. */
  public static final String USER_BATCHES_DEAD_LETTER = "user-batches.dead-letter";

  /** Match results that the sink could not apply. */
  public static final String MATCH_RESULTS_DEAD_LETTER = "match-results.dead-letter";

  private Topic() {}

  /** Returns the topic for user batches of runs with a priority. */
  public static String ofBatches(RunPriority priority) {
    return switch (priority) {
      case NORMAL -> USER_BATCHES;
      case HIGH -> USER_BATCHES_PRIORITY;
    };
  }
}

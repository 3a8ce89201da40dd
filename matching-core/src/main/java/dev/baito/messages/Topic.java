package dev.baito.messages;

/** The Kafka topics, by the names that every service, dashboard and document uses. */
public final class Topic {
  /** User batches, from the scheduler to the scoring workers. */
  public static final String USER_BATCHES = "user-batches";

  /** Match results, from the scoring workers to the result sink. */
  public static final String MATCH_RESULTS = "match-results";

  /** Announcements of catalogue generations, compacted by generation. */
  public static final String CATALOGUE_GENERATIONS = "catalogue-generations";

  /** User batches that a worker could not process. */
  public static final String USER_BATCHES_DEAD_LETTER = "user-batches.dead-letter";

  /** Match results that the sink could not apply. */
  public static final String MATCH_RESULTS_DEAD_LETTER = "match-results.dead-letter";

  private Topic() {}
}

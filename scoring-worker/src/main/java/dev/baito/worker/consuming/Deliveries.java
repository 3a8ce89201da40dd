package dev.baito.worker.consuming;

/**
 * Counts how often work was begun without coming to an end, across all workers: Kafka does not say
 * how often it has delivered a message. Thread-safe.
 */
interface Deliveries {
  /**
   * Notes that work begins.
   *
   * @param work what names it for every worker
   * @return how often it was begun since it last ended, now included; 1 where nobody knows
   */
  int begin(String work);

  /** Notes that work has come to its end. */
  void end(String work);

  /** Notes that work is given back, through no fault of its own. */
  void giveBack(String work);
}

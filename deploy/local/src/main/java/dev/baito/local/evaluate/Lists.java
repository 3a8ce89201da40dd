package dev.baito.local.evaluate;

import java.io.IOException;

/** Everyone's list, a run's or a baseline's, one after the other. */
@FunctionalInterface
public interface Lists {
  /** Takes a list. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes the list of a user, who has no other.
     *
     * @param jobIds the jobs, best first, each once
     */
    void take(long userId, long[] jobIds);
  }

  /** Gives every list that is not empty. */
  void give(Taker taker) throws IOException;
}

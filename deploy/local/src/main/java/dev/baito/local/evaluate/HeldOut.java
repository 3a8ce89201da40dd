package dev.baito.local.evaluate;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Held-out pairs: for each user the jobs that a good list would hold, which the imported data keeps
 * quiet about.
 *
 * @param jobsByUser the jobs of each user, at least one
 * @param repeated how many rows said again what another had said; they count once
 */
public record HeldOut(NavigableMap<Long, NavigableSet<Long>> jobsByUser, long repeated) {

  /** Copies the map. */
  public HeldOut {
    NavigableMap<Long, NavigableSet<Long>> copy = new TreeMap<>();
    jobsByUser.forEach(
        (user, jobs) -> copy.put(user, Collections.unmodifiableNavigableSet(new TreeSet<>(jobs))));
    jobsByUser = Collections.unmodifiableNavigableMap(copy);
  }

  /** Returns how many pairs there are. */
  public int pairs() {
    return jobsByUser.values().stream().mapToInt(NavigableSet::size).sum();
  }
}

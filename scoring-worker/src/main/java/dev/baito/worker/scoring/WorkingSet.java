package dev.baito.worker.scoring;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import java.util.ArrayList;
import java.util.List;

/** Splits the users of a batch so that the engine's memory for them stays within a bound. */
final class WorkingSet {
  /** A user vector: the sum in double, the result in float32, and once more in a panel. */
  private static final long BYTES_PER_COMPONENT = 8 + 4 + 4;

  /** A listed job: number and score while it is sought, boxed when it is found. */
  private static final long BYTES_PER_LISTED_JOB = 16 + 48;

  private static final long BYTES_PER_EVENT = 96;
  private static final long BYTES_PER_USER = 4_096;

  private final long maxBytes;

  WorkingSet(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns the users in order, in as few parts as the bound allows, at least one user in each. */
  List<List<UserInput>> split(
      List<UserInput> users, CatalogueHeader header, MatchSettings settings) {
    var parts = new ArrayList<List<UserInput>>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < users.size(); i++) {
      long next = estimate(users.get(i), header, settings);
      if (i > from && bytes + next > maxBytes) {
        parts.add(users.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += next;
    }
    if (from < users.size()) {
      parts.add(users.subList(from, users.size()));
    }
    return parts;
  }

  /** Returns what the engine needs for users, in bytes. */
  long bytes(List<UserInput> users, CatalogueHeader header, MatchSettings settings) {
    return users.stream().mapToLong(user -> estimate(user, header, settings)).sum();
  }

  /** Returns whether so many bytes are within the bound. */
  boolean holds(long bytes) {
    return bytes <= maxBytes;
  }

  private static long estimate(UserInput user, CatalogueHeader header, MatchSettings settings) {
    long events =
        (long) user.behaviors().size() + user.applications().size() + user.seenJobIds().size();
    return BYTES_PER_USER
        + header.dimension() * BYTES_PER_COMPONENT
        + (long) user.behaviors().size() * header.dimension() * Float.BYTES
        + Math.min(settings.topK(), header.activeJobs()) * BYTES_PER_LISTED_JOB
        + events * BYTES_PER_EVENT
        + header.cities().size() / Byte.SIZE
        + header.blockJobs() / Byte.SIZE;
  }
}

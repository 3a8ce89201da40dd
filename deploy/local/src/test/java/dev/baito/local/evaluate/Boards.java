package dev.baito.local.evaluate;

import dev.baito.local.evaluate.Board.Acted;
import dev.baito.local.evaluate.Board.Job;
import dev.baito.local.evaluate.Board.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Small boards and pairs for tests. */
final class Boards {
  static final Instant AS_OF = Instant.parse("2026-05-01T00:00:00Z");

  private Boards() {}

  /** Returns open jobs of these ids, each of an employer of its own, and users who did nothing. */
  static Board plain(long[] jobs, long... users) {
    return new Board(
        AS_OF,
        LongStream.of(jobs).mapToObj(id -> new Job(id, "job", "employer " + id, "", true)).toList(),
        LongStream.of(users).mapToObj(id -> new User(id, "", "", List.of())).toList());
  }

  /** Returns pairs, written as {@code user, job, user, job}. */
  static HeldOut heldOut(long... usersAndJobs) {
    NavigableMap<Long, NavigableSet<Long>> jobs = new TreeMap<>();
    for (int i = 0; i < usersAndJobs.length; i += 2) {
      jobs.computeIfAbsent(usersAndJobs[i], _ -> new TreeSet<>()).add(usersAndJobs[i + 1]);
    }
    return new HeldOut(jobs, 0);
  }

  static Acted viewed(int job, long daysAgo) {
    return new Acted(job, false, AS_OF.minus(Duration.ofDays(daysAgo)));
  }

  static Acted applied(int job, long daysAgo) {
    return new Acted(job, true, AS_OF.minus(Duration.ofDays(daysAgo)));
  }

  /** Returns what is given, by user. */
  static Map<Long, List<Long>> collect(Lists lists) {
    Map<Long, List<Long>> collected = new LinkedHashMap<>();
    try {
      lists.give((user, jobs) -> collected.put(user, LongStream.of(jobs).boxed().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return collected;
  }
}

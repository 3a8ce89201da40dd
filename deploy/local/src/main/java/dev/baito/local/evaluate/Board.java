package dev.baito.local.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * The job board that lists are made for, at one instant: what was imported, as far as measuring and
 * the baselines need it. Jobs and users are named by their place in its lists.
 *
 * @param asOf the instant
 * @param jobs by ascending id
 * @param users by ascending id
 */
public record Board(Instant asOf, List<Job> jobs, List<User> users) {

  /** Copies the lists. */
  public Board {
    jobs = List.copyOf(jobs);
    users = List.copyOf(users);
  }

  /**
   * A job.
   *
   * @param employer who posts it, empty if nobody is named
   * @param city its city's code, empty for anywhere
   * @param active whether it is open at the board's instant
   */
  public record Job(long id, String title, String employer, String city, boolean active) {}

  /**
   * A user.
   *
   * @param city the city's code, empty if none is given
   * @param keywords what the user looks for, in free words
   * @param acted the jobs the user has acted on up to the board's instant, each once
   */
  public record User(long id, String city, String keywords, List<Acted> acted) {
    /** Copies the list. */
    public User {
      acted = List.copyOf(acted);
    }
  }

  /**
   * A job on which a user has acted.
   *
   * @param job its place among the jobs
   * @param applied whether the user has applied to it
   * @param last when the user last acted on it
   */
  public record Acted(int job, boolean applied, Instant last) {}

  /** Returns the place of a job, if there is one of that id. */
  public OptionalInt job(long id) {
    return place(jobs, Job::id, id);
  }

  /** Returns the place of a user, if there is one of that id. */
  public OptionalInt user(long id) {
    return place(users, User::id, id);
  }

  /** Returns how many jobs are open. */
  public int activeJobs() {
    return (int) jobs.stream().filter(Job::active).count();
  }

  private static <T> OptionalInt place(List<T> sorted, ToLongFunction<T> idOf, long id) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = idOf.applyAsLong(sorted.get(middle));
      if (found == id) {
        return OptionalInt.of(middle);
      } else if (found < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }
}

package dev.baito.local.evaluate;

import dev.baito.local.evaluate.Board.Acted;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which held-out pairs no list can hit. They count as pairs all the same: leaving them out would
 * make figures better for data that is worse.
 *
 * @param users how many users have pairs
 * @param pairs how many pairs there are, each once
 * @param repeated how many further rows named one of them again
 * @param unknownUser pairs whose user is not there
 * @param unknownJob pairs of a known user whose job is not there
 * @param closedJob pairs whose job is there, but not open
 * @param acted pairs whose user has acted on the open job by then: with {@code exclude-seen=any} it
 *     is left out, with {@code applied} perhaps
 */
public record PairCheck(
    int users,
    int pairs,
    long repeated,
    int unknownUser,
    int unknownJob,
    int closedJob,
    int acted) {

  /** Looks at all pairs. */
  public static PairCheck of(HeldOut heldOut, Board board) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    heldOut
        .jobsByUser()
        .forEach((user, jobs) ->
            jobs.forEach(job -> counts.merge(kind(board, user, job), 1, Integer::sum)));
    return new PairCheck(
        heldOut.jobsByUser().size(),
        heldOut.pairs(),
        heldOut.repeated(),
        counts.getOrDefault(Kind.UNKNOWN_USER, 0),
        counts.getOrDefault(Kind.UNKNOWN_JOB, 0),
        counts.getOrDefault(Kind.CLOSED_JOB, 0),
        counts.getOrDefault(Kind.ACTED, 0));
  }

  private enum Kind {
    UNKNOWN_USER,
    UNKNOWN_JOB,
    CLOSED_JOB,
    ACTED,
    POSSIBLE
  }

  private static Kind kind(Board board, long userId, long jobId) {
    OptionalInt user = board.user(userId);
    OptionalInt job = board.job(jobId);
    if (user.isEmpty()) {
      return Kind.UNKNOWN_USER;
    }
    if (job.isEmpty()) {
      return Kind.UNKNOWN_JOB;
    }
    if (!board.jobs().get(job.getAsInt()).active()) {
      return Kind.CLOSED_JOB;
    }
    boolean acted =
        board.users().get(user.getAsInt()).acted().stream()
            .mapToInt(Acted::job)
            .anyMatch(other -> other == job.getAsInt());
    return acted ? Kind.ACTED : Kind.POSSIBLE;
  }
}

package dev.baito.scheduler.replays;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baito.scheduler.deadletters.DeadLetterView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A replay as the API shows it.
 *
 * @param replayId its number
 * @param state running, done or cancelled
 * @param request what was asked for
 * @param perSecond at most so many dead letters in a second
 * @param total how many were chosen
 * @param replayed how many are back in their topics
 * @param noOps how many there was nothing to do for
 * @param noOpReasons why, with counts
 * @param failed how many Kafka refused
 * @param failureReasons why, with counts
 * @param createdAt when it was asked for
 * @param finishedAt when it came to its end
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayView(
    long replayId,
    String state,
    Map<String, Object> request,
    int perSecond,
    long total,
    long replayed,
    long noOps,
    Map<String, Object> noOpReasons,
    long failed,
    Map<String, Object> failureReasons,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  /**
   * What a replay would take, at this time.
   *
   * @param dryRun always true
   * @param total how many
   * @param first the newest of them
   */
  public record DryRun(boolean dryRun, long total, List<DeadLetterView> first) {
    /** Copies the dead letters. */
    public DryRun {
      first = List.copyOf(first);
    }
  }
}

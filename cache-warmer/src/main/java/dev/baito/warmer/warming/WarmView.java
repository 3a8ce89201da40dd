package dev.baito.warmer.warming;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The state of warming as the API shows it.
 *
 * @param state one of {@link WarmStage}, in small letters
 * @param pass the pass it tells of; 0 before the first
 * @param requestedPass the last pass that was asked for: when {@code pass} has come so far and is
 *     not running, it is done
 * @param generationId the generation that Redis is warmed with
 * @param blocks its blocks
 * @param present blocks that Redis held when it was last looked
 * @param readinessPercent the share of the predicted use that these are good for, in per cent
 * @param written blocks that the pass has written
 * @param removed blocks that it took out to make room for ones that are needed more
 * @param durationMs how long the pass took, or has taken so far
 * @param failure why it failed
 */
record WarmView(
    String state,
    long pass,
    long requestedPass,
    OptionalLong generationId,
    OptionalInt blocks,
    OptionalInt present,
    OptionalInt readinessPercent,
    OptionalInt written,
    OptionalInt removed,
    long durationMs,
    Optional<WarmState.Failure> failure) {

  static WarmView of(WarmState state, long requestedPass) {
    Optional<WarmProgress> progress = state.progress();
    return new WarmView(
        state.stage().name().toLowerCase(Locale.ROOT),
        state.pass(),
        requestedPass,
        progress.stream().mapToLong(p -> p.generation().generationId()).findFirst(),
        progress.stream().mapToInt(p -> p.generation().blocks()).findFirst(),
        progress.stream().mapToInt(WarmProgress::present).findFirst(),
        progress.stream().mapToInt(WarmProgress::readinessPercent).findFirst(),
        progress.stream().mapToInt(WarmProgress::written).findFirst(),
        progress.stream().mapToInt(WarmProgress::removed).findFirst(),
        state.took().toMillis(),
        state.failure());
  }
}

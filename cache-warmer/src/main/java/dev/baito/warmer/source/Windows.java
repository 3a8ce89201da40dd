package dev.baito.warmer.source;

import dev.baito.warmer.WarmerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The windows of a generation. Each is open at its start and closed at {@code as_of}.
 *
 * @param popularityFrom since when users who acted on a job make it popular
 * @param interestFrom since when a behaviour keeps an inactive job in the generation
 * @param asOf where both end
 */
public record Windows(Instant popularityFrom, Instant interestFrom, Instant asOf) {

  /** Returns the windows of a generation. */
  public static Windows of(GenerationRequest request, WarmerSettings.Catalogue settings) {
    Duration interest =
        Stream.of(settings.popularityWindow(), settings.employerPause(), request.behaviorWindow())
            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return new Windows(
        request.asOf().minus(settings.popularityWindow()),
        request.asOf().minus(interest),
        request.asOf());
  }
}

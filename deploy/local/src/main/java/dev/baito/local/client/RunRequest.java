package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run is asked to do. What is absent is the scheduler's default.
 *
 * @param asOf the instant all windows and ages are measured from
 * @param topK the length of a list
 * @param batchSize users per batch
 * @param unknown what happens to jobs that do not state what a user wishes for
 * @param excludeSeen which jobs a user has acted on are left out
 * @param behaviorWindow how far back behaviours shape user vectors
 * @param behaviorHalfLife the age at which a behaviour counts half
 * @param staticWeight the weight of the static score
 * @param maxPerEmployer the most jobs of one employer in a list, 0 for any number
 * @param maxPerCategory the most jobs of one category in a list, 0 for any number
 */
public record RunRequest(
    Optional<Instant> asOf,
    OptionalInt topK,
    OptionalInt batchSize,
    Optional<UnknownPolicy> unknown,
    Optional<SeenPolicy> excludeSeen,
    Optional<Duration> behaviorWindow,
    Optional<Duration> behaviorHalfLife,
    OptionalDouble staticWeight,
    OptionalInt maxPerEmployer,
    OptionalInt maxPerCategory) {

  /** Returns the request's body. */
  JsonNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    asOf.ifPresent(instant -> body.put("as_of", instant.toString()));
    topK.ifPresent(count -> body.put("top_k", count));
    batchSize.ifPresent(count -> body.put("batch_size", count));
    unknown.ifPresent(policy -> body.put("unknown", lower(policy)));
    excludeSeen.ifPresent(policy -> body.put("exclude_seen", lower(policy)));
    behaviorWindow.ifPresent(window -> body.put("behavior_window", window.toString()));
    behaviorHalfLife.ifPresent(halfLife -> body.put("behavior_half_life", halfLife.toString()));
    staticWeight.ifPresent(weight -> body.put("static_weight", weight));
    maxPerEmployer.ifPresent(most -> body.put("max_per_employer", most));
    maxPerCategory.ifPresent(most -> body.put("max_per_category", most));
    return body;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

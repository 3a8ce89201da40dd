package dev.baito.scheduler.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.baito.run.MatchSettings;
import dev.baito.run.RunPriority;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.scheduler.SchedulerSettings.Defaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a run request; what it leaves open is filled from the defaults. */
@Schema(name = "RunRequest")
record RunRequestBody(
    @Schema(
            description = "The instant to match for, ISO 8601; else now",
            examples = "2026-01-31T00:00:00Z")
        @Nullable String asOf,
    @Schema(description = "The length of a list") @Nullable Integer topK,
    @Schema(description = "Users of a batch; times top_k at most 20000")
        @Nullable Integer batchSize,
    @Schema(
            description =
                "What becomes of jobs that do not state what a user wishes for: accept or reject")
        @Nullable String unknown,
    @Schema(description = "Which jobs a user has acted on are left out: applied or any")
        @Nullable String excludeSeen,
    @Schema(description = "How far back behaviours shape the user vector", examples = "30d")
        @Nullable String behaviorWindow,
    @Schema(description = "The age at which a behaviour counts half", examples = "14d")
        @Nullable String behaviorHalfLife,
    @Schema(description = "The weight of the static score") @Nullable Double staticWeight,
    @Schema(description = "The most jobs of one employer in a list, 0 for any number")
        @Nullable Integer maxPerEmployer,
    @Schema(description = "The most jobs of one category in a list, 0 for any number")
        @Nullable Integer maxPerCategory,
    @Schema(description = "Whether it is served in its order or before others: normal or high")
        @Nullable String priority,
    @Schema(description = "A ready generation of the same instant to read again")
        @Nullable
        @JsonProperty("generation_id")
        Long generationId) {

  /** Nothing said: every value is the default. */
  static final RunRequestBody EMPTY =
      new RunRequestBody(null, null, null, null, null, null, null, null, null, null, null, null);

  /** Reads a body, which may be empty, and refuses what it does not know. */
  static RunRequestBody read(ObjectMapper mapper, byte[] json) {
    if (new String(json, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
      return EMPTY;
    }
    ObjectReader reader =
        mapper
            .readerFor(RunRequestBody.class)
            .with(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    try {
      RunRequestBody body = reader.readValue(json);
      return body == null ? EMPTY : body;
    } catch (JacksonException e) {
      throw RunRequest.invalid("the body is not a run request: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array cannot fail to be read
    }
  }

  /** Returns the request, valid. */
  RunRequest request(Defaults defaults) {
    MatchSettings settings =
        new MatchSettings(
            or(topK, defaults.topK()),
            unknown == null ? defaults.unknown() : oneOf("unknown", UnknownPolicy.class, unknown),
            excludeSeen == null
                ? defaults.excludeSeen()
                : oneOf("exclude_seen", SeenPolicy.class, excludeSeen),
            duration("behavior_window", behaviorWindow, defaults.behaviorWindow()),
            duration("behavior_half_life", behaviorHalfLife, defaults.behaviorHalfLife()),
            or(staticWeight, defaults.staticWeight()),
            or(maxPerEmployer, defaults.maxPerEmployer()),
            or(maxPerCategory, defaults.maxPerCategory()));
    return new RunRequest(
        instant(),
        or(batchSize, defaults.batchSize()),
        settings,
        priority == null ? defaults.priority() : oneOf("priority", RunPriority.class, priority),
        generationId == null ? OptionalLong.empty() : OptionalLong.of(generationId));
  }

  private Optional<Instant> instant() {
    if (asOf == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(asOf.strip()).toInstant());
    } catch (DateTimeParseException e) {
      throw RunRequest.invalid(
          "as_of must be an instant such as 2026-01-31T00:00:00Z: '" + asOf + "'");
    }
  }

  private static Duration duration(String name, @Nullable String text, Duration fallback) {
    if (text == null) {
      return fallback;
    }
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw RunRequest.invalid(name + ": " + e.getMessage());
    }
  }

  private static <E extends Enum<E>> E oneOf(String name, Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw RunRequest.invalid(
        name
            + " must be one of "
            + java.util.Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
            + ": '"
            + text
            + "'");
  }

  private static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }
}

package dev.baito.scheduler.replays;

import dev.baito.scheduler.deadletters.DeadLetterFilter;
import dev.baito.scheduler.deadletters.EntryState;
import dev.baito.scheduler.deadletters.RequestTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The JSON of a replay request: numbers, or a filter, or all. */
@Schema(name = "ReplayRequest")
record ReplayRequestBody(
    @Schema(description = "These dead letters, parked and unreadable ones too")
        @Nullable List<@Nullable Long> ids,
    @Schema(description = "The open ones of this run") @Nullable Long run,
    @Schema(description = "The open ones for this reason", examples = "BAITO-USR-001")
        @Nullable String reason,
    @Schema(description = "The open ones about this user") @Nullable Long user,
    @Schema(description = "The open ones whose newest letter came then or later")
        @Nullable String since,
    @Schema(description = "The open ones whose newest letter came before") @Nullable String until,
    @Schema(description = "All open ones") @Nullable Boolean all,
    @Schema(description = "Only say which they would be") @Nullable Boolean dryRun,
    @Schema(description = "At most so many in a second") @Nullable Integer perSecond) {

  private static final int MAX_IDS = 10_000;

  /** Returns the request, valid. */
  ReplayRequest request(int defaultPerSecond) {
    return new ReplayRequest(
        choice(), Boolean.TRUE.equals(dryRun), perSecond == null ? defaultPerSecond : perSecond);
  }

  private ReplayRequest.Choice choice() {
    var filter =
        new DeadLetterFilter(
            Optional.ofNullable(run),
            Optional.ofNullable(reason),
            Optional.empty(),
            Optional.ofNullable(user),
            Optional.ofNullable(since).map(text -> RequestTime.of("since", text)),
            Optional.ofNullable(until).map(text -> RequestTime.of("until", text)));
    int ways =
        (ids == null ? 0 : 1) + (filter.isEmpty() ? 0 : 1) + (Boolean.TRUE.equals(all) ? 1 : 0);
    if (ways != 1) {
      throw ReplayRequest.invalid(
          "choose in one way: by ids, by a filter (run, reason, user, since, until), or by \"all\": true");
    }
    return ids == null ? matching(filter) : new ReplayRequest.Choice.Ids(checked(ids));
  }

  private static ReplayRequest.Choice matching(DeadLetterFilter filter) {
    return new ReplayRequest.Choice.Matching(
        new DeadLetterFilter(
            filter.run(),
            filter.reason(),
            Optional.of(EntryState.OPEN),
            filter.user(),
            filter.since(),
            filter.until()));
  }

  private static List<Long> checked(List<@Nullable Long> ids) {
    List<Long> distinct =
        ids.stream()
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .sorted()
            .toList();
    if (distinct.isEmpty() || ids.size() > MAX_IDS) {
      throw ReplayRequest.invalid("ids must be 1 to " + MAX_IDS + " numbers");
    }
    return distinct;
  }
}

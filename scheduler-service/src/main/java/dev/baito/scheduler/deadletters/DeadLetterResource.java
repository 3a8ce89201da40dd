package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dead-letter inbox over HTTP: list, look at, discard. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class DeadLetterResource {
  private static final int MAX_PAGE = 200;

  private final DeadLetterQueries queries;
  private final Discards discards;

  DeadLetterResource(DeadLetterQueries queries, Discards discards) {
    this.queries = queries;
    this.discards = discards;
  }

  /** Entries, newest first, and where the next page starts. */
  @Schema(name = "DeadLetterPage")
  public record Page(List<DeadLetterView> deadLetters, OptionalLong nextBefore) {}

  /** Why an entry is given up. */
  @Schema(name = "Discard")
  public record Discard(@Nullable String reason) {}

  /** Lists entries. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "List dead letters, newest first")
  @APIResponse(responseCode = "400", description = "BAITO-API-002: a parameter is not valid")
  public Page list(
      @Parameter(description = "Of this run") @QueryParam("run") Optional<Long> run,
      @Parameter(description = "For this reason, such as BAITO-USR-001") @QueryParam("reason")
          Optional<String> reason,
      @Parameter(description = "open, replaying, replayed, discarded or parked")
          @QueryParam("state")
          Optional<String> state,
      @Parameter(description = "About this user, alone or with others") @QueryParam("user")
          Optional<Long> user,
      @Parameter(description = "Whose newest letter came then or later, ISO 8601")
          @QueryParam("since")
          Optional<String> since,
      @Parameter(description = "Whose newest letter came before, ISO 8601") @QueryParam("until")
          Optional<String> until,
      @Parameter(description = "At most this many, 1 to 200")
          @QueryParam("limit")
          @DefaultValue("20")
          int limit,
      @Parameter(description = "Only entries before this one: next_before of the page before")
          @QueryParam("before")
          Optional<Long> before) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new BaitoException(
          ErrorCode.REQUEST_INVALID, "limit must be from 1 to " + MAX_PAGE + ": " + limit);
    }
    var filter =
        new DeadLetterFilter(
            run,
            reason,
            state.map(EntryState::requested),
            user,
            since.map(text -> RequestTime.of("since", text)),
            until.map(text -> RequestTime.of("until", text)));
    List<DeadLetterView> letters = queries.page(before.orElse(Long.MAX_VALUE), limit, filter);
    return new Page(
        letters,
        letters.size() < limit
            ? OptionalLong.empty()
            : OptionalLong.of(letters.getLast().deadLetterId()));
  }

  /** Shows one entry. */
  @GET
  @Path("/{dead_letter_id}")
  @RunOnVirtualThread
  @Operation(summary = "Show one dead letter: message, headers, history")
  @APIResponse(responseCode = "404", description = "BAITO-DLQ-001: no such dead letter")
  public DeadLetterView.Whole show(@PathParam("dead_letter_id") long id) {
    return queries.whole(id);
  }

  /** Gives one entry up. */
  @POST
  @Path("/{dead_letter_id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(summary = "Give a dead letter up: it is not replayed any more")
  @APIResponse(responseCode = "404", description = "BAITO-DLQ-001: no such dead letter")
  @APIResponse(responseCode = "409", description = "BAITO-DLQ-002: it is resolved or discarded")
  public DeadLetterView.Whole discard(
      @PathParam("dead_letter_id") long id, @Nullable Discard request) {
    String reason = request == null ? null : request.reason();
    discards.discard(id, reason == null ? "" : reason);
    return queries.whole(id);
  }
}

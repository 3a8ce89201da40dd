package dev.baito.scheduler.replays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Replays over HTTP: create, list, look at, cancel. */
@Path("/dead-letters/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class ReplayResource {
  private static final int MAX_PAGE = 200;

  private final ReplayPlanner planner;
  private final ReplayQueries queries;
  private final ReplayDriver driver;
  private final ObjectMapper mapper;
  private final int perSecond;

  ReplayResource(
      ReplayPlanner planner,
      ReplayQueries queries,
      ReplayDriver driver,
      ObjectMapper mapper,
      SchedulerSettings settings) {
    this.planner = planner;
    this.queries = queries;
    this.driver = driver;
    this.mapper = mapper;
    this.perSecond = settings.replays().perSecond();
  }

  /** Replays, newest first, and where the next page starts. */
  @Schema(name = "ReplayPage")
  public record Page(List<ReplayView> replays, OptionalLong nextBefore) {}

  /** Creates a replay, or says what it would take. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(summary = "Put dead letters back: chosen by ids, by a filter, or all")
  @APIResponse(
      responseCode = "201",
      description = "The replay, which goes on by itself",
      content = @Content(schema = @Schema(implementation = ReplayView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Of a dry run: how many it would take, and the newest of them",
      content = @Content(schema = @Schema(implementation = ReplayView.DryRun.class)))
  @APIResponse(responseCode = "400", description = "BAITO-DLQ-004: nothing to choose by")
  @APIResponse(responseCode = "404", description = "BAITO-DLQ-001: no dead letter of that id")
  public Response create(@Nullable ReplayRequestBody body, @Context UriInfo uri)
      throws JsonProcessingException {
    if (body == null) {
      throw ReplayRequest.invalid("the body must say which dead letters");
    }
    ReplayRequest request = body.request(perSecond);
    if (request.dryRun()) {
      return Response.ok(planner.wouldTake(request)).build();
    }
    long id = planner.create(request, asked(body));
    driver.wake();
    return Response.created(uri.getAbsolutePathBuilder().path(Long.toString(id)).build())
        .entity(queries.replay(id))
        .build();
  }

  /** Lists replays. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "List replays, newest first")
  public Page list(
      @Parameter(description = "At most this many, 1 to 200")
          @QueryParam("limit")
          @DefaultValue("20")
          int limit,
      @Parameter(description = "Only replays before this one: next_before of the page before")
          @QueryParam("before")
          Optional<Long> before) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new BaitoException(
          ErrorCode.REQUEST_INVALID, "limit must be from 1 to " + MAX_PAGE + ": " + limit);
    }
    List<ReplayView> replays = queries.page(before.orElse(Long.MAX_VALUE), limit);
    return new Page(
        replays,
        replays.size() < limit
            ? OptionalLong.empty()
            : OptionalLong.of(replays.getLast().replayId()));
  }

  /** Shows one replay. */
  @GET
  @Path("/{replay_id}")
  @RunOnVirtualThread
  @Operation(summary = "Show one replay, with its counts as of now")
  @APIResponse(responseCode = "404", description = "BAITO-DLQ-003: no such replay")
  public ReplayView show(@PathParam("replay_id") long id) {
    return queries.replay(id);
  }

  /** Calls a replay off. */
  @POST
  @Path("/{replay_id}/cancel")
  @RunOnVirtualThread
  @Operation(summary = "Cancel a replay: what is back in its topic stays there")
  @APIResponse(responseCode = "404", description = "BAITO-DLQ-003: no such replay")
  @APIResponse(responseCode = "409", description = "BAITO-DLQ-002: it has ended")
  public ReplayView cancel(@PathParam("replay_id") long id) {
    return planner.cancel(id);
  }

  /** Returns what was asked for, without what was left open. */
  private JsonObject asked(ReplayRequestBody body) throws JsonProcessingException {
    JsonObject json = new JsonObject(mapper.writeValueAsString(body));
    List.copyOf(json.fieldNames())
        .forEach(name -> {
          if (json.getValue(name) == null) {
            json.remove(name);
          }
        });
    return json;
  }
}

package dev.baito.scheduler.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs over HTTP: create, list, look at, follow, cancel. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class RunResource {
  private static final int MAX_BODY_BYTES = 65_536;
  private static final int MAX_PAGE = 200;

  private final RunPlanner planner;
  private final RunQueries queries;
  private final RunLifecycle lifecycle;
  private final RunProgress progress;
  private final RunDriver driver;
  private final ObjectMapper mapper;
  private final SchedulerSettings settings;

  RunResource(
      RunPlanner planner,
      RunQueries queries,
      RunLifecycle lifecycle,
      RunProgress progress,
      RunDriver driver,
      ObjectMapper mapper,
      SchedulerSettings settings) {
    this.planner = planner;
    this.queries = queries;
    this.lifecycle = lifecycle;
    this.progress = progress;
    this.driver = driver;
    this.mapper = mapper;
    this.settings = settings;
  }

  /** Runs, newest first, and where the next page starts. */
  @Schema(name = "RunPage")
  public record Page(List<RunView> runs, OptionalLong nextBefore) {}

  /** Creates a run. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(summary = "Create a run: its plan is frozen when this returns")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RunRequestBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "The run",
      content = @Content(schema = @Schema(implementation = RunView.class)))
  @APIResponse(responseCode = "400", description = "BAITO-RUN-001: a value is out of range")
  @APIResponse(responseCode = "409", description = "BAITO-RUN-003: an import is under way")
  public Response create(InputStream body, @Context UriInfo uri) throws IOException {
    byte[] json = body.readNBytes(MAX_BODY_BYTES + 1);
    if (json.length > MAX_BODY_BYTES) {
      throw RunRequest.invalid("a run request has at most " + MAX_BODY_BYTES + " bytes");
    }
    RunRequest request = RunRequestBody.read(mapper, json).request(settings.defaults());
    long runId = planner.create(request);
    driver.wake();
    return Response.created(uri.getAbsolutePathBuilder().path(Long.toString(runId)).build())
        .entity(queries.run(runId))
        .build();
  }

  /** Lists runs. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "List runs, newest first")
  public Page list(
      @Parameter(description = "At most this many, 1 to 200")
          @QueryParam("limit")
          @DefaultValue("20")
          int limit,
      @Parameter(description = "Only runs before this one: next_before of the page before")
          @QueryParam("before")
          Optional<Long> before,
      @Parameter(description = "active, waiting, running, completed, cancelled or failed")
          @QueryParam("state")
          Optional<String> state) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new BaitoException(
          ErrorCode.REQUEST_INVALID, "limit must be from 1 to " + MAX_PAGE + ": " + limit);
    }
    List<RunView> runs = queries.page(before.orElse(Long.MAX_VALUE), limit, RunFilter.of(state));
    return new Page(
        runs, runs.size() < limit ? OptionalLong.empty() : OptionalLong.of(runs.getLast().runId()));
  }

  /** Shows one run. */
  @GET
  @Path("/{run_id}")
  @RunOnVirtualThread
  @Operation(summary = "Show one run, with its counts as of now")
  @APIResponse(responseCode = "404", description = "BAITO-RUN-002: no such run")
  public RunView show(@PathParam("run_id") long runId) {
    return queries.run(runId);
  }

  /** Calls a run off. */
  @POST
  @Path("/{run_id}/cancel")
  @RunOnVirtualThread
  @Operation(
      summary = "Cancel a run: nothing more is published, what is under way may still arrive")
  @APIResponse(responseCode = "409", description = "BAITO-RUN-004: it has ended")
  public RunView cancel(@PathParam("run_id") long runId) {
    return lifecycle.cancel(runId);
  }

  /** Follows a run. */
  @GET
  @Path("/{run_id}/progress")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Follow a run: an event named progress with the run at each change, until it ends")
  public Multi<OutboundSseEvent> progress(@PathParam("run_id") long runId, @Context Sse sse) {
    return progress
        .follow(runId)
        .map(run ->
            sse.newEventBuilder()
                .name("progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(RunView.class, run)
                .build());
  }
}

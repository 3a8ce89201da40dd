package dev.baito.scheduler.workers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The vectors that a run's lists were made with, over HTTP. */
@Path("/runs/{run_id}/vectors")
@Tag(name = "runs")
public class VectorResource {
  private static final String CSV = "text/csv; charset=utf-8";

  private final Workers workers;

  VectorResource(Workers workers) {
    this.workers = workers;
  }

  /** Streams the jobs. */
  @GET
  @Path("/jobs")
  @RunOnVirtualThread
  @Operation(
      summary = "Export the jobs of a run's catalogue generation with their vectors",
      description =
          "The columns of jobs.csv as the import reads them, and two more: active, and"
              + " static_score.")
  @APIResponse(
      responseCode = "200",
      description = "The jobs",
      content = @Content(mediaType = "text/csv"))
  @APIResponse(
      responseCode = "404",
      description = "BAITO-RUN-002: no such run; BAITO-CAT-003: its generation is gone")
  @APIResponse(
      responseCode = "503",
      description = "BAITO-API-012: no worker answers; BAITO-API-010: all are busy")
  public Response jobs(@PathParam("run_id") long runId) {
    return csv(runId, "jobs");
  }

  /** Streams the users. */
  @GET
  @Path("/users")
  @RunOnVirtualThread
  @Operation(
      summary = "Export the users of a run with their vectors",
      description =
          "The columns of users.csv as the import reads them, vector as the engine has it.")
  @APIResponse(
      responseCode = "200",
      description = "The users, but for those who are gone or cannot be scored",
      content = @Content(mediaType = "text/csv"))
  @APIResponse(
      responseCode = "404",
      description = "BAITO-RUN-002: no such run; BAITO-CAT-003: its generation is gone")
  @APIResponse(
      responseCode = "503",
      description = "BAITO-API-012: no worker answers; BAITO-API-010: all are busy")
  public Response users(@PathParam("run_id") long runId) {
    return csv(runId, "users");
  }

  private Response csv(long runId, String what) {
    InputStream content = workers.stream("/vectors/" + runId + "/" + what);
    StreamingOutput copy =
        out -> {
          try (content) {
            content.transferTo(out);
          }
        };
    return Response.ok(copy, CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"run-%d-%s.csv\"".formatted(runId, what))
        .build();
  }
}

package dev.baito.scheduler.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The performance log of a run over HTTP. */
@Path("/runs/{run_id}/report")
@Tag(name = "runs")
public class ReportResource {
  private static final String NDJSON = "application/x-ndjson";

  private final RunReport report;

  ReportResource(RunReport report) {
    this.report = report;
  }

  /** Streams the log. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "Performance log: one line of JSON per completed batch, then one of the run")
  @APIResponse(
      responseCode = "200",
      description = "Lines of JSON",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ReportLine.class)))
  @APIResponse(responseCode = "404", description = "BAITO-RUN-002: no such run")
  public Response report(@PathParam("run_id") long runId) {
    RunFacts run = report.facts(runId);
    StreamingOutput lines = out -> report.write(run, out);
    return Response.ok(lines, NDJSON).build();
  }
}

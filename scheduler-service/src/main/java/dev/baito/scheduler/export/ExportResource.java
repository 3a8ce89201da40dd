package dev.baito.scheduler.export;

import dev.baito.scheduler.runs.RunView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lists of a run over HTTP. */
@Path("/runs/{run_id}/export")
@Tag(name = "runs")
public class ExportResource {
  private static final String CSV = "text/csv; charset=utf-8";
  private static final String GZIP = "application/gzip";
  private static final int BUFFER_BYTES = 1 << 16;

  private final ListExport export;

  ExportResource(ListExport export) {
    this.export = export;
  }

  /** Streams the lists. */
  @GET
  @RunOnVirtualThread
  @Operation(summary = "Export the lists of a completed run, by user and rank")
  @APIResponse(
      responseCode = "200",
      description = "user_id,rank,job_id,score",
      content = {@Content(mediaType = "text/csv"), @Content(mediaType = GZIP)})
  @APIResponse(responseCode = "404", description = "BAITO-RUN-002: no such run")
  @APIResponse(responseCode = "409", description = "BAITO-RUN-004: the run is not completed")
  public Response export(
      @PathParam("run_id") long runId,
      @Parameter(description = "Compressed, without a timestamp")
          @QueryParam("gzip")
          @DefaultValue("false")
          boolean gzip) {
    RunView run = export.completed(runId);
    StreamingOutput plain = out -> export.write(run, out);
    StreamingOutput packed =
        out -> {
          // Not closed on failure: a trailer would make a part look like the whole.
          var gzipped = new GZIPOutputStream(out, BUFFER_BYTES);
          export.write(run, gzipped);
          gzipped.finish();
        };
    String name = "run-" + runId + (gzip ? ".csv.gz" : ".csv");
    return Response.ok(gzip ? packed : plain, gzip ? GZIP : CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}

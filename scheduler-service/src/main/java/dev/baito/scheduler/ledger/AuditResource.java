package dev.baito.scheduler.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Audits of runs over HTTP. */
@Path("/runs/{run_id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class AuditResource {
  private final Audits audits;

  AuditResource(Audits audits) {
    this.audits = audits;
  }

  /** Audits a run. */
  @GET
  @RunOnVirtualThread
  @Operation(
      summary = "Audit a run: whether its users add up to its plan, and its lists are in order")
  @APIResponse(responseCode = "200", description = "The counts, and what does not add up")
  @APIResponse(responseCode = "404", description = "BAITO-RUN-002: no such run")
  public Audit audit(@PathParam("run_id") long runId) {
    return audits.audit(runId);
  }
}

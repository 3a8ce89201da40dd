package dev.baito.scheduler.workers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a job is, or is not, in a user's list, over HTTP. */
@Path("/users/{user_id}/recommendations/{job_id}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class ExplanationResource {
  private final Workers workers;

  ExplanationResource(Workers workers) {
    this.workers = workers;
  }

  /** Explains a job to a user. */
  @GET
  @RunOnVirtualThread
  @Operation(
      summary = "Explain why a job is, or is not, in a user's list",
      description =
          "Each rule's verdict with the values compared, the similarity and the behaviours it comes"
              + " from, each part of the static score, and the rank the job has or would have.")
  @APIResponse(
      responseCode = "200",
      description = "The explanation: see docs/explanations.md",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "404",
      description =
          "BAITO-API-001: no such user, or no list yet; BAITO-API-011: the generation of the list"
              + " lacks the job; BAITO-RUN-002: no such run; BAITO-CAT-003: its generation is gone")
  @APIResponse(
      responseCode = "409",
      description = "BAITO-USR-001, BAITO-USR-002: the user cannot be scored")
  @APIResponse(
      responseCode = "503",
      description =
          "BAITO-API-012: no worker answers; BAITO-API-010: all are busy; BAITO-API-013: it took"
              + " too long")
  public byte[] explain(
      @PathParam("user_id") long userId,
      @PathParam("job_id") long jobId,
      @Parameter(description = "The run whose list is explained; by default the current list's")
          @QueryParam("run")
          Optional<Long> runId) {
    return workers.answer(
        "/explanations/%d/%d%s".formatted(userId, jobId, runId.map(id -> "?run=" + id).orElse("")));
  }
}

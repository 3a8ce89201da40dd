package dev.baito.worker.explanations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.OptionalLong;

/** Explanations over HTTP, for the scheduler, which forwards them. */
@Path("/explanations/{user}/{job}")
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationResource {
  private final Explanations explanations;

  ExplanationResource(Explanations explanations) {
    this.explanations = explanations;
  }

  /** Explains a job to a user. */
  @GET
  @RunOnVirtualThread
  public ExplanationView explain(
      @PathParam("user") long userId,
      @PathParam("job") long jobId,
      @QueryParam("run") Optional<Long> runId) {
    return explanations.explain(
        userId, jobId, runId.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }
}

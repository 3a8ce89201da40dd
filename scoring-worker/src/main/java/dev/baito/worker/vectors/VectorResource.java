package dev.baito.worker.vectors;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.Generations;
import dev.baito.worker.runs.PlannedRun;
import dev.baito.worker.runs.RunReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.Semaphore;

/** The vectors of a run as CSV, for the scheduler, which forwards them. */
@Path("/vectors/{run}")
public class VectorResource {
  private static final String CSV = "text/csv; charset=utf-8";

  private final RunReader runs;
  private final Generations generations;
  private final JobVectors jobs;
  private final UserVectorsOfRun users;
  private final Semaphore exports;

  VectorResource(
      RunReader runs,
      Generations generations,
      JobVectors jobs,
      UserVectorsOfRun users,
      WorkerSettings settings) {
    this.runs = runs;
    this.generations = generations;
    this.jobs = jobs;
    this.users = users;
    this.exports = new Semaphore(settings.worker().answers().vectorExports());
  }

  /** Streams the jobs of the run's generation. */
  @GET
  @Path("/jobs")
  @RunOnVirtualThread
  public Response jobs(@PathParam("run") long runId, RoutingContext context) {
    CatalogueHeader header = generations.get(runs.run(runId).generationId()).header();
    return csv(context, out -> jobs.write(header, out));
  }

  /** Streams the users of the run. */
  @GET
  @Path("/users")
  @RunOnVirtualThread
  public Response users(@PathParam("run") long runId, RoutingContext context) {
    PlannedRun run = runs.run(runId);
    PreparedCatalogue catalogue = generations.get(run.generationId());
    return csv(context, out -> users.write(run, catalogue, out));
  }

  private Response csv(RoutingContext context, StreamingOutput content) {
    if (!exports.tryAcquire()) {
      throw new BaitoException(
          ErrorCode.OVERLOADED,
          "this worker exports vectors already: try again later, or raise"
              + " baito.worker.answers.vector-exports");
    }
    context.addEndHandler(_ -> exports.release());
    return Response.ok(content, CSV).build();
  }
}

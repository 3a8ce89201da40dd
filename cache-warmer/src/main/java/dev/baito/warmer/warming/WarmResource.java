package dev.baito.warmer.warming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Warming over HTTP: ask for it, look at it. */
@Path("/warm")
@Produces(MediaType.APPLICATION_JSON)
public class WarmResource {
  private final Warming warming;

  WarmResource(Warming warming) {
    this.warming = warming;
  }

  /** Asks for a pass, which goes on by itself; its number is {@code requested_pass}. */
  @POST
  @RunOnVirtualThread
  public Response start() {
    return Response.accepted(warming.start()).build();
  }

  /** Shows where it stands. */
  @GET
  public Response show() {
    return Response.ok(warming.view()).build();
  }
}

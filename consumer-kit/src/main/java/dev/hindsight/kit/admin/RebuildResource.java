package dev.hindsight.kit.admin;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.RebuildReport;
import dev.hindsight.service.access.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Rebuilding a projection beside what readers see, for operators. */
@Tag(name = "admin")
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/projections/{name}/rebuild")
@Produces(MediaType.APPLICATION_JSON)
public final class RebuildResource {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final int MOST_STREAMS = 32;

  private final Administration admin;
  private final Told told;
  private final AtomicInteger streams = new AtomicInteger();

  RebuildResource(Administration admin, Told told) {
    this.admin = admin;
    this.told = told;
  }

  /** Begins one; one that is under way already is the answer too. */
  @POST
  @Blocking
  @Operation(summary = "Fill a projection anew beside what readers see")
  @APIResponseSchema(
      value = RebuildReport.class,
      responseCode = "202",
      responseDescription = "It is begun")
  public Response start(
      @PathParam("name") String name, @QueryParam("switch") @DefaultValue("auto") String how) {
    if (!how.equals("auto") && !how.equals("manual")) {
      throw Problems.malformed("switch", "switch must be auto or manual");
    }
    var projection = told.known(name);
    var outcome = admin.start(projection, how.equals("manual"));
    return told.begun(outcome, admin::report, one -> "rebuild");
  }

  /** How it is: the one under way, else the last one. */
  @GET
  @NonBlocking
  @Operation(summary = "How the rebuild is that is under way, or how the last one ended")
  public RebuildReport report(@PathParam("name") String name) {
    return found(name);
  }

  /** The same twice a second, until it is over or waits for an operator. */
  @GET
  @NonBlocking
  @Produces(EventStreams.BESIDE_JSON)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<RebuildReport> reports(@PathParam("name") String name) {
    found(name);
    if (streams.incrementAndGet() > MOST_STREAMS) {
      streams.decrementAndGet();
      throw Problems.later("too-many-streams", "Too many follow rebuilds already.", 5);
    }
    var over = new AtomicBoolean();
    return Multi.createFrom()
        .ticks()
        .every(TICK)
        .onOverflow()
        .drop()
        .map(tick -> found(name))
        // The last one is told too.
        .select()
        .first(report -> !over.getAndSet(report.isOver()))
        .onTermination()
        .invoke(streams::decrementAndGet);
  }

  /** Gives readers the generation that is level. */
  @POST
  @Path("switch")
  @Blocking
  @Operation(summary = "Give readers the generation that is level")
  @APIResponseSchema(RebuildReport.class)
  public Response switchTo(@PathParam("name") String name) {
    return told.done(admin.switchTo(told.known(name)));
  }

  /** Gives readers back what they saw before. */
  @POST
  @Path("rollback")
  @Blocking
  @Operation(summary = "Give readers back what they saw before")
  @APIResponseSchema(RebuildReport.class)
  public Response rollback(@PathParam("name") String name) {
    return told.done(admin.rollback(told.known(name)));
  }

  /** Gives up what is being built. */
  @POST
  @Path("cancel")
  @Blocking
  @Operation(summary = "Give up what is being built")
  @APIResponseSchema(RebuildReport.class)
  public Response cancel(@PathParam("name") String name) {
    return told.done(admin.cancel(told.known(name)));
  }

  /** Drops the previous generation; there is no way back to it then. */
  @POST
  @Path("drop")
  @Blocking
  @Operation(summary = "Drop the previous generation; there is no way back to it then")
  @APIResponseSchema(RebuildReport.class)
  public Response drop(@PathParam("name") String name) {
    return told.done(admin.drop(told.known(name)));
  }

  private RebuildReport found(String name) {
    return admin
        .report(told.known(name))
        .orElseThrow(() -> Problems.notFound("rebuild of projection", name));
  }
}

package dev.hindsight.command.admin.http;

import dev.hindsight.command.follow.Figures;
import dev.hindsight.command.follow.FollowerStore;
import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Process managers and reactions: how far they are, and what they could not do. */
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/followers")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "admin")
public class FollowerResource {

  private static final int MOST = 1000;

  private final FollowerStore store;

  FollowerResource(FollowerStore store) {
    this.store = store;
  }

  /** The same for each replica: it is read out of the database. */
  record Follower(
      String name,
      long position,
      long replayUntil,
      long head,
      long lagEvents,
      long waiting,
      long timers,
      long parked) {

    static Follower of(Figures f) {
      return new Follower(
          f.name(),
          f.position(),
          f.replayUntil(),
          f.head(),
          f.lag(),
          f.waiting(),
          f.timers(),
          f.parked());
    }
  }

  @GET
  @Operation(summary = "How far each follower of the log is, and what it has still to do")
  public Uni<List<Follower>> followers() {
    return uni(store.figures()).map(all -> all.stream().map(Follower::of).toList());
  }

  @GET
  @Path("{name}/parked")
  @Operation(summary = "What a follower gave up after too many failures, by position")
  public Uni<Response> parked(
      @PathParam("name") String name, @QueryParam("after") @DefaultValue("0") long after) {
    if (cannotBe(name)) {
      return Uni.createFrom().item(unknown(name));
    }
    return uni(store.figures(name))
        .chain(known ->
            known.isEmpty()
                ? Uni.createFrom().item(unknown(name))
                : uni(store.parked(name, after, MOST))
                    .map(parked -> Answers.json(parked, MediaType.APPLICATION_JSON).build()));
  }

  @POST
  @Path("{name}/parked/{position}/retry")
  @Operation(summary = "Has it tried again at once, and what waits behind it in its stream")
  @APIResponse(responseCode = "202", description = "It is tried again")
  public Uni<Response> retry(@PathParam("name") String name, @PathParam("position") long position) {
    if (cannotBe(name)) {
      return Uni.createFrom().item(Answers.of(notParked(name, position)));
    }
    return uni(store.retry(name, position))
        .map(retried ->
            retried ? Response.accepted().build() : Answers.of(notParked(name, position)));
  }

  // No text in the database holds a NUL: it cannot even be asked for.
  private static boolean cannotBe(String name) {
    return name.indexOf('\0') >= 0;
  }

  private static Response unknown(String name) {
    return Answers.of(Problem.of(404, "unknown-follower", "nothing called " + name + " follows"));
  }

  private static Problem notParked(String name, long position) {
    return Problem.of(
        404, "not-parked", "nothing of " + name + " is parked at position " + position);
  }

  private static <T> Uni<T> uni(Future<T> future) {
    return Uni.createFrom().completionStage(future.toCompletionStage());
  }
}

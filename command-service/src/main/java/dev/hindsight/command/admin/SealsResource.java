package dev.hindsight.command.admin;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.seal.SealProgress;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far the log is, and how far it is sealed. */
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/seals")
@Tag(name = "admin")
public class SealsResource {

  private final LogTail tail;
  private final SealProgress progress;

  SealsResource(LogTail tail, SealProgress progress) {
    this.tail = tail;
    this.progress = progress;
  }

  /**
   * The seals as this replica last saw them, at most some seconds ago.
   *
   * @param position the last one sealed
   * @param head the last position of the log
   * @param problem why this replica cannot seal, when it cannot
   */
  record Seals(long position, long head, long lagEvents, @Nullable String problem) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "How far the log is, and how far it is sealed")
  public Uni<Seals> seals() {
    return Uni.createFrom()
        .completionStage(() -> tail.head().toCompletionStage())
        .map(head -> {
          var now = progress.snapshot();
          var lag = Math.max(0, head - now.position());
          return new Seals(now.position(), head, lag, now.problem());
        });
  }
}

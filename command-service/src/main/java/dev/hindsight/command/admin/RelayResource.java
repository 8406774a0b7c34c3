package dev.hindsight.command.admin;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far the log is, and how far it is published. */
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/relay")
@Tag(name = "admin")
public class RelayResource {

  private final LogTail tail;
  private final RelayProgress progress;

  RelayResource(LogTail tail, RelayProgress progress) {
    this.tail = tail;
    this.progress = progress;
  }

  /**
   * The relay as this replica sees it; only the one that leads knows how far it is.
   *
   * @param head the last position of the log
   */
  record Relay(
      String state, long position, long head, @Nullable Long lagEvents, @Nullable String problem) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "How far the log is, and how far it is published")
  public Uni<Relay> relay() {
    return Uni.createFrom()
        .completionStage(() -> tail.head().toCompletionStage())
        .map(head -> {
          var now = progress.snapshot();
          var leads = now.state() == RelayProgress.State.LEADING;
          return new Relay(
              now.state().name().toLowerCase(Locale.ROOT),
              now.position(),
              head,
              leads ? Math.max(0, head - now.position()) : null,
              now.problem());
        });
  }
}

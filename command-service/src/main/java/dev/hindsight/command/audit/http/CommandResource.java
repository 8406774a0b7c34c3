package dev.hindsight.command.audit.http;

import dev.hindsight.command.audit.CloudEvent;
import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.LoggedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a command. */
@Path("/commands")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "commands")
public class CommandResource {

  private final AuditLog audit;

  CommandResource(AuditLog audit) {
    this.audit = audit;
  }

  /** The events that a command led to. */
  record CommandStatus(UUID commandId, String status, List<CloudEvent> events) {}

  @GET
  @Path("{id}")
  @Operation(summary = "What became of a command")
  public Uni<Response> command(@PathParam("id") String id) {
    UUID commandId;
    try {
      commandId = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Uni.createFrom()
          .item(Answers.of(Problem.of(400, "malformed", "the id of a command is a UUID")));
    }
    return Uni.createFrom()
        .completionStage(() -> audit.command(commandId).toCompletionStage())
        .map(events -> answer(commandId, events));
  }

  private static Response answer(UUID id, List<LoggedEvent> events) {
    if (events.isEmpty()) {
      return Answers.of(
          Problem.of(404, "unknown-command", "no command " + id + " has led to an event"));
    }
    var status = new CommandStatus(id, "recorded", events.stream().map(CloudEvent::of).toList());
    return Answers.json(status, MediaType.APPLICATION_JSON).build();
  }
}

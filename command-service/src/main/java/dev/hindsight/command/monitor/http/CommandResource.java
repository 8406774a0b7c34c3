package dev.hindsight.command.monitor.http;

import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.monitor.Monitor;
import dev.hindsight.service.access.Callers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a command, once; who wants to hear more goes by {@link StatusRoute}. */
@Authenticated
@Path("/commands")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "commands")
public class CommandResource {

  private final Monitor monitor;
  private final Callers callers;

  CommandResource(Monitor monitor, Callers callers) {
    this.monitor = monitor;
    this.callers = callers;
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "What became of a command: its events, and which projections have applied it",
      description =
          "With Accept: text/event-stream an event `status` at once and at each change, then"
              + " `applied` when all projections have it, or `timeout` after a while: ask again.")
  public Uni<Response> command(@PathParam("id") String text) {
    var id = CommandIds.parse(text);
    if (id.isEmpty()) {
      return Uni.createFrom().item(Answers.of(CommandIds.malformed()));
    }
    return Uni.createFrom()
        .completionStage(() -> monitor.find(id.get(), callers.current()).toCompletionStage())
        .map(found ->
            found
                .map(command -> StatusBody.withEvents(monitor.statusOf(command)))
                .map(body ->
                    Answers.json(body, MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(() -> Answers.of(CommandIds.unknown(id.get()))));
  }
}

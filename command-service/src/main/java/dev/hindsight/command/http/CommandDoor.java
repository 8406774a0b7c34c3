package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Callers;
import dev.hindsight.service.trace.EventTrace;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way from a path of one command to its answer: 202 with all its headers, or a problem. */
@ApplicationScoped
public class CommandDoor {

  private final Door door;
  private final HttpHeaders headers;
  private final CurrentVertxRequest current;
  private final EventTrace trace;

  CommandDoor(Door door, HttpHeaders headers, CurrentVertxRequest current, EventTrace trace) {
    this.door = door;
    this.headers = headers;
    this.current = current;
    this.trace = trace;
  }

  /** {@code path} holds the parts of the path that are fields of the command. */
  public Uni<Response> enter(CommandForm form, Map<String, String> path) {
    try {
      var said =
          CommandHeaders.read(Callers.of(current.getCurrent()), headers::getHeaderString)
              .inTrace(trace.current());
      var type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
      return RequestBody.of(current.getCurrent().request())
          .chain(body -> enter(form, body, type, path, said))
          .map(CommandDoor::response)
          .onFailure(BadRequest.class)
          .recoverWithItem(e -> Answers.of(((BadRequest) e).problem()));
    } catch (BadRequest e) {
      return Uni.createFrom().item(Answers.of(e.problem()));
    }
  }

  private Uni<Outcome> enter(
      CommandForm form,
      byte[] body,
      @Nullable String type,
      Map<String, String> path,
      CommandHeaders said) {
    try {
      // Where there is nothing to read it does not matter what it would have been.
      if ((body.length > 0 || type != null)
          && !CommandHeaders.isOfType(type, MediaType.APPLICATION_JSON)) {
        throw new BadRequest(Problems.ofStatus(415));
      }
      var json = Json.object(body);
      var fields = new Fields(json, said.caller());
      path.forEach(fields::with);
      if (body.length == 0 && path.isEmpty()) {
        fields.refuseNothing();
      }
      return door.enter(form, json, fields, said);
    } catch (BadRequest e) {
      return Uni.createFrom().failure(e);
    }
  }

  private static Response response(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted(accepted);
      case Outcome.Refused refused -> Answers.of(Problems.of(refused));
      case Outcome.KeyReused reused -> Answers.of(Problems.of(reused));
      case Outcome.Unavailable unavailable -> Answers.of(Problems.of(unavailable));
      case Outcome.Broken broken -> Answers.of(Problems.of(broken));
    };
  }

  private static Response accepted(Outcome.Accepted accepted) {
    var response =
        Response.accepted(Json.bytes(AcceptedBody.of(accepted)))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.LOCATION, locationOf(accepted.stream()))
            .header(HttpHeaders.LINK, "</commands/" + accepted.commandId() + ">; rel=\"monitor\"")
            .header(HttpHeaders.ETAG, "\"" + accepted.version() + "\"")
            .header(ConsistencyToken.HEADER, ConsistencyToken.of(accepted));
    return (accepted.replayed() ? response.header(Answers.REPLAYED, "true") : response).build();
  }

  private static String locationOf(StreamName stream) {
    return "/" + stream.kind() + "s/" + stream.id();
  }
}

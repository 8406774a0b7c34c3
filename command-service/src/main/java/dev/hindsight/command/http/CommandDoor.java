package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.events.StreamName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The way from a path of one command to its answer: 202 with all its headers, or a problem. */
@ApplicationScoped
public class CommandDoor {

  private final Door door;
  private final HttpHeaders headers;

  CommandDoor(Door door, HttpHeaders headers) {
    this.door = door;
    this.headers = headers;
  }

  /** {@code path} holds the parts of the path that are fields of the command. */
  public Uni<Response> enter(CommandForm form, byte[] body, Map<String, String> path) {
    try {
      if (body.length > 0 && headers.getMediaType() == null) {
        return Uni.createFrom().item(Answers.of(Problems.ofStatus(415)));
      }
      var json = Json.object(body);
      var fields = new Fields(json);
      path.forEach(fields::with);
      return door.enter(form, json, fields, CommandHeaders.read(headers::getHeaderString))
          .map(CommandDoor::response);
    } catch (BadRequest e) {
      return Uni.createFrom().item(Answers.of(e.problem()));
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

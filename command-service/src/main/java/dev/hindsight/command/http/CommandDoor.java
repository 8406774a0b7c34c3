package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.events.StreamName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;

/** The way from a path of one command to its answer: 202 with all its headers, or a problem. */
@ApplicationScoped
public class CommandDoor {

  private final Door door;
  private final HttpHeaders headers;

  CommandDoor(Door door, HttpHeaders headers) {
    this.door = door;
    this.headers = headers;
  }

  /** For a command on an entity whose path is {@code /<kind>s/<id>}. */
  public Uni<Response> enter(CommandForm form, byte[] body, Map<String, String> path) {
    return enter(form, body, path, CommandDoor::locationOf);
  }

  /** The same, with another place to look at afterwards. */
  Uni<Response> enter(
      CommandForm form,
      byte[] body,
      Map<String, String> path,
      Function<StreamName, String> location) {
    try {
      var json = Json.object(body);
      var fields = new Fields(json);
      path.forEach(fields::with);
      return door.enter(form, json, fields, CommandHeaders.read(headers::getHeaderString))
          .map(outcome -> response(outcome, location));
    } catch (BadRequest e) {
      return Uni.createFrom().item(response(e.problem()));
    }
  }

  private static Response response(Outcome outcome, Function<StreamName, String> location) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted(accepted, location.apply(accepted.stream()));
      case Outcome.Refused refused -> response(Problems.of(refused));
      case Outcome.KeyReused reused -> response(Problems.of(reused));
      case Outcome.Unavailable unavailable -> response(Problems.of(unavailable));
      case Outcome.Broken broken -> response(Problems.of(broken));
    };
  }

  private static Response accepted(Outcome.Accepted accepted, String location) {
    var response =
        Response.accepted(Json.bytes(AcceptedBody.of(accepted)))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.LOCATION, location)
            .header(HttpHeaders.LINK, "</commands/" + accepted.commandId() + ">; rel=\"monitor\"")
            .header(HttpHeaders.ETAG, "\"" + accepted.version() + "\"")
            .header(ConsistencyToken.HEADER, ConsistencyToken.of(accepted));
    return (accepted.replayed() ? response.header(REPLAYED, "true") : response).build();
  }

  static final String REPLAYED = "Idempotency-Replayed";

  static Response response(Problem problem) {
    var response =
        Response.status(problem.status()).entity(Json.bytes(problem)).type(Problem.MEDIA_TYPE);
    var retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return (problem.replayed() ? response.header(REPLAYED, "true") : response).build();
  }

  private static String locationOf(StreamName stream) {
    return "/" + stream.kind() + "s/" + stream.id();
  }
}

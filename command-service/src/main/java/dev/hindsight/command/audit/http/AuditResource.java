package dev.hindsight.command.audit.http;

import dev.hindsight.command.audit.CloudEvent;
import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log: pages of events, each with a link to the next. */
@Path("/")
@Produces({Answers.CLOUD_EVENTS, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "audit")
public class AuditResource {

  private static final int MOST = 1000;

  private final AuditLog audit;
  private final LogTail tail;

  AuditResource(AuditLog audit, LogTail tail) {
    this.audit = audit;
    this.tail = tail;
  }

  @GET
  @Path("streams/{stream}")
  @Operation(summary = "The events of one stream, by version")
  public Uni<Response> stream(
      @PathParam("stream") String name,
      @QueryParam("fromVersion") @DefaultValue("1") String from,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    var version = number(from, 1, Long.MAX_VALUE);
    var most = number(limit, 1, MOST);
    if (version.isEmpty() || most.isEmpty()) {
      return bad("fromVersion must be a number from 1 on, limit one from 1 to " + MOST);
    }
    StreamName stream;
    try {
      stream = StreamName.parse(name);
    } catch (IllegalArgumentException e) {
      return bad("a stream is named <kind>-<id>, and the id is a UUID in small letters");
    }
    var events = audit.stream(stream, version.getAsLong(), (int) most.getAsLong());
    return page(
        events,
        most.getAsLong(),
        last ->
            "/streams/%s?fromVersion=%d&limit=%d"
                .formatted(stream, last.envelope().version() + 1, most.getAsLong()),
        version.getAsLong() == 1
            ? Problem.of(404, "unknown-stream", stream + " is unknown")
            : null);
  }

  @GET
  @Path("events")
  @Operation(summary = "All events, by position")
  public Uni<Response> events(
      @QueryParam("afterPosition") @DefaultValue("0") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    var position = number(after, 0, Long.MAX_VALUE);
    var most = number(limit, 1, MOST);
    if (position.isEmpty() || most.isEmpty()) {
      return bad("afterPosition must be a number from 0 on, limit one from 1 to " + MOST);
    }
    return page(
        tail.after(position.getAsLong(), (int) most.getAsLong()),
        most.getAsLong(),
        last ->
            "/events?afterPosition=%d&limit=%d"
                .formatted(last.envelope().position(), most.getAsLong()),
        null);
  }

  private static Uni<Response> page(
      Future<List<LoggedEvent>> events,
      long most,
      Function<LoggedEvent, String> next,
      @Nullable Problem whenEmpty) {
    return Uni.createFrom()
        .completionStage(events.toCompletionStage())
        .map(found -> {
          if (found.isEmpty() && whenEmpty != null) {
            return Answers.of(whenEmpty);
          }
          var response =
              Answers.json(found.stream().map(CloudEvent::of).toList(), Answers.CLOUD_EVENTS);
          if (found.size() == most) {
            response.header("Link", "<" + next.apply(found.getLast()) + ">; rel=\"next\"");
          }
          return response.build();
        });
  }

  private static Uni<Response> bad(String detail) {
    return Uni.createFrom().item(Answers.of(Problem.of(400, "malformed", detail)));
  }

  private static OptionalLong number(String text, long least, long most) {
    try {
      var number = Long.parseLong(text);
      return number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}

package dev.hindsight.command.audit.http;

import dev.hindsight.command.audit.CloudEvent;
import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.annotation.security.RolesAllowed;
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

/** The audit log: pages of events, each with a link to the next. */
@RolesAllowed(Roles.OPERATOR)
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
    return fromVersion(stream, version.getAsLong(), (int) most.getAsLong());
  }

  private Uni<Response> fromVersion(StreamName stream, long from, int most) {
    return uni(audit.stream(stream, from, most + 1))
        .chain(found -> {
          if (!found.isEmpty()) {
            return Uni.createFrom().item(page(found, most, last -> next(stream, last, most)));
          }
          // Behind the end of a stream there is an empty page, but only of a stream that is there.
          return uni(audit.stream(stream, 1, 1))
              .map(any ->
                  any.isEmpty()
                      ? Answers.of(Problem.of(404, "unknown-stream", stream + " is unknown"))
                      : page(found, most, last -> next(stream, last, most)));
        });
  }

  private static String next(StreamName stream, LoggedEvent last, int most) {
    return "/streams/%s?fromVersion=%d&limit=%d"
        .formatted(stream, last.envelope().version() + 1, most);
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
    var size = (int) most.getAsLong();
    return uni(tail.after(position.getAsLong(), size + 1))
        .map(found ->
            page(
                found,
                size,
                last ->
                    "/events?afterPosition=%d&limit=%d"
                        .formatted(last.envelope().position(), size)));
  }

  /** One more than the page holds tells that there is a next one. */
  private static Response page(
      List<LoggedEvent> found, int most, Function<LoggedEvent, String> next) {
    var shown = found.subList(0, Math.min(found.size(), most));
    var response = Answers.json(shown.stream().map(CloudEvent::of).toList(), Answers.CLOUD_EVENTS);
    if (found.size() > most) {
      response.header("Link", "<" + next.apply(shown.getLast()) + ">; rel=\"next\"");
    }
    return response.build();
  }

  private static <T> Uni<T> uni(Future<T> future) {
    return Uni.createFrom().completionStage(future.toCompletionStage());
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

package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What every entity offers about its past; the resource of a view extends it. */
public class PastResource<R extends Record, A> {

  private static final String PATCH = "application/json-patch+json";
  private static final MediaType PATCH_TYPE = MediaType.valueOf(PATCH);
  private static final int MOST_EVENTS = 200;

  private final Past<R, A> past;

  @Inject ObjectMapper mapper;

  @Inject EventStreams streams;

  @Inject EntityChanges changes;

  @Inject Replays replays;

  protected PastResource(Past<R, A> past) {
    this.past = past;
  }

  /** The entity as it was. */
  protected Uni<RestResponse<A>> at(UUID id, Moment moment, @Nullable String known) {
    return past.at(id, moment)
        .chain(found ->
            past.telling(id)
                .map(telling ->
                    EntityAnswer.ofPast(
                        found.state(),
                        found.recordedAt(),
                        telling.erased() ? null : known,
                        telling::state)));
  }

  @GET
  @Path("{id}/history")
  @Fresh(HistoryProjection.NAME)
  @Operation(
      summary =
          "Its events, page by page, with personal fields in plain text until they are erased",
      description = "The next page is asked for with after=<next of this one>.")
  public Uni<HistoryPage> history(@PathParam("id") String id, @BeanParam PageParams asked) {
    return HistoryReader.page(past, Ids.parse("id", id), asked);
  }

  @GET
  @Path("{id}/diff")
  @Fresh(HistoryProjection.NAME)
  @Produces({PATCH, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "What changed from one version to another, as a JSON Patch",
      description =
          "The patch turns the answer at from into that at to, which may be the older one; without"
              + " them, what the last event did. As application/json it comes with the events that"
              + " made it.")
  public Uni<Response> diff(
      @PathParam("id") String text,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Context HttpHeaders headers) {
    var id = Ids.parse("id", text);
    var withEvents = prefersJson(headers);
    return past.newest(id)
        .map(newest -> Span.parse(from, to, newest.version()))
        .chain(span -> diff(id, span, withEvents));
  }

  @GET
  @Path("{id}/replay")
  @Fresh(HistoryProjection.NAME)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Its life told once more, at the pace at which it happened times speed",
      description =
          "Each event with the state that it led to, then `end`. Long waits are shortened. Who"
              + " leaves goes on with Last-Event-ID; who had all gets a 204.")
  public Uni<Response> replay(
      @PathParam("id") String id,
      @BeanParam ReplayParams asked,
      @HeaderParam("Last-Event-ID") @Nullable String lastId) {
    return replays.open(past, Ids.parse("id", id), asked, lastId);
  }

  @GET
  @Path("{id}")
  @Fresh(HistoryProjection.NAME)
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(
      summary = "The entity as it is, and then every change of it as it comes",
      description = "Each with the state that it led to; Last-Event-ID resumes without a loss.")
  public Uni<Response> live(
      @PathParam("id") String text, @HeaderParam("Last-Event-ID") @Nullable String lastId) {
    var id = Ids.parse("id", text);
    if (lastId != null) {
      Numbers.version("Last-Event-ID", lastId);
    }
    return past.newest(id)
        .chain(newest ->
            streams.open(changes.of(past.stream(id)), lastId, new LiveEntity<>(past, id, streams)));
  }

  private Uni<Response> diff(UUID id, Span span, boolean withEvents) {
    var states =
        Uni.combine()
            .all()
            .unis(
                past.at(id, new Moment.AtVersion(span.from())),
                past.at(id, new Moment.AtVersion(span.to())),
                past.telling(id));
    return states
        .asTuple()
        .chain(all -> {
          var telling = all.getItem3();
          var patch =
              new Diff(mapper)
                  .between(
                      telling.state(all.getItem1().state()), telling.state(all.getItem2().state()));
          return withEvents
              ? HistoryReader.between(past, id, span.older(), span.newer(), MOST_EVENTS)
                  .map(page ->
                      Response.ok(
                              new DiffAnswer(
                                  span.from(), span.to(), patch, page.events(), page.next()),
                              MediaType.APPLICATION_JSON_TYPE)
                          .build())
              : Uni.createFrom().item(Response.ok(patch, PATCH_TYPE).build());
        });
  }

  private static boolean prefersJson(HttpHeaders headers) {
    for (var accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(PATCH_TYPE)) {
        return false;
      }
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return true;
      }
    }
    return false;
  }
}

package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.projection.Stored;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.entity.Readers.Known;
import dev.hindsight.service.access.Callers;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What every entity offers about its past; the resource of a view extends it. */
public class PastResource<R extends Record, A> {

  private static final String PATCH = "application/json-patch+json";
  private static final MediaType PATCH_TYPE = MediaType.valueOf(PATCH);
  private static final int MOST_EVENTS = 200;

  private final Past<R, A> past;
  private final Readers<R> readers;

  @Inject Callers callers;

  @Inject ObjectMapper mapper;

  @Inject EventStreams streams;

  @Inject EntityChanges changes;

  @Inject Replays replays;

  protected PastResource(Past<R, A> past, Readers<R> readers) {
    this.past = past;
    this.readers = readers;
  }

  /** The entity as it is, for those who may see it. */
  protected Uni<Optional<Stored<R>>> now(UUID id, Supplier<Uni<Optional<Stored<R>>>> look) {
    var caller = callers.current();
    if (readers.before(caller, id) == Known.NO) {
      return Uni.createFrom().failure(notYours(id));
    }
    return look.get()
        .invoke(
            Unchecked.consumer(found -> {
              if (found.isPresent() && !readers.include(caller, id, found.get().row())) {
                throw notYours(id);
              }
            }));
  }

  /** The entity as it was. */
  protected Uni<RestResponse<A>> at(UUID id, Moment moment, @Nullable String known) {
    return seen(id, () -> wasAt(id, moment, known));
  }

  /** What is told of the past of an entity, to those who may see it. */
  protected <T> Uni<T> seen(UUID id, Supplier<Uni<T>> tell) {
    var caller = callers.current();
    return switch (readers.before(caller, id)) {
      case YES -> tell.get();
      case NO -> Uni.createFrom().failure(notYours(id));
      // Whose something is never changes: its first event tells.
      case NOT_YET ->
          past.at(id, new Moment.AtVersion(1))
              .chain(first ->
                  readers.include(caller, id, first.state().row())
                      ? tell.get()
                      : Uni.createFrom().failure(notYours(id)));
    };
  }

  private HttpProblem notYours(UUID id) {
    return Problems.notYours(past.stream(id).kind(), id);
  }

  private Uni<RestResponse<A>> wasAt(UUID id, Moment moment, @Nullable String known) {
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
  @Authenticated
  @Path("{id}/history")
  @Fresh(HistoryProjection.NAME)
  @Operation(
      summary =
          "Its events, page by page, with personal fields in plain text until they are erased",
      description = "The next page is asked for with after=<next of this one>.")
  public Uni<HistoryPage> history(@PathParam("id") String id, @BeanParam PageParams asked) {
    var entity = Ids.parse("id", id);
    return seen(entity, () -> HistoryReader.page(past, entity, asked));
  }

  @GET
  @Authenticated
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
    return seen(
        id,
        () ->
            past.newest(id)
                .map(newest -> Span.parse(from, to, newest.version()))
                .chain(span -> diff(id, span, withEvents)));
  }

  @GET
  @Authenticated
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
    var entity = Ids.parse("id", id);
    return seen(entity, () -> replays.open(past, entity, asked, lastId));
  }

  @GET
  @Authenticated
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
    var live = new LiveEntity<>(past, id, streams);
    return seen(
        id,
        () ->
            past.newest(id)
                .chain(newest -> streams.open(changes.of(past.stream(id)), lastId, live)));
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

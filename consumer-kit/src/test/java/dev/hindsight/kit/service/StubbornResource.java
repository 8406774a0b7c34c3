package dev.hindsight.kit.service;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.live.LiveEvent;
import dev.hindsight.kit.live.Seen;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Open answers that are hard on their replica. */
@Authenticated
@Path("/stubborn")
@Produces(MediaType.SERVER_SENT_EVENTS)
public final class StubbornResource {

  private static final String LONG = "x".repeat(10_000);

  /** How many looks the flood has been asked for. */
  static final AtomicLong ASKED = new AtomicLong();

  /** How many delayed looks were given up because their reader left. */
  static final AtomicInteger GIVEN_UP = new AtomicInteger();

  private final EventStreams streams;

  StubbornResource(EventStreams streams) {
    this.streams = streams;
  }

  /** Has always more. */
  @GET
  @Path("flood")
  public Uni<Response> flood(@HeaderParam("Last-Event-ID") @Nullable String lastId) {
    return streams.open(
        lastId,
        last -> {
          ASKED.incrementAndGet();
          var number = last == null ? 1 : Long.parseLong(last) + 1;
          var event = LiveEvent.of(Long.toString(number), "drop", LONG);
          return Uni.createFrom().item(Seen.some(List.of(event)));
        });
  }

  /** Counts to three, with a failure that passes on the way, and is over. */
  @GET
  @Path("three")
  public Uni<Response> three(@HeaderParam("Last-Event-ID") @Nullable String lastId) {
    var failures = new AtomicInteger();
    return streams.open(
        lastId,
        last -> {
          var number = last == null ? 1 : Integer.parseInt(last) + 1;
          if (number == 2 && failures.incrementAndGet() == 1) {
            throw Problems.later("unavailable", "Not yet.", 1);
          }
          var one = List.of(LiveEvent.of(Integer.toString(number), "number", "line\nof " + number));
          return Uni.createFrom().item(number == 3 ? Seen.last(one) : Seen.some(one));
        });
  }

  /** Breaks. */
  @GET
  @Path("broken")
  public Uni<Response> broken() {
    return streams.open(null, last -> Uni.createFrom().failure(new IllegalStateException("oh")));
  }

  /** Has nothing to say, for ever. */
  @GET
  @Path("silence")
  public Uni<Response> silence() {
    return streams.open(
        null,
        last ->
            Uni.createFrom().<Seen>nothing().onCancellation().invoke(GIVEN_UP::incrementAndGet));
  }
}

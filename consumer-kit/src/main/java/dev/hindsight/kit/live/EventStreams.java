package dev.hindsight.kit.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.sandbox.Sandbox;
import dev.hindsight.service.access.Callers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers as {@code text/event-stream} that stay open: no more of them than a fixed number, each
 * with signs of life, none for a reader who does not read, or whose token has expired, all ended
 * when the service stops.
 *
 * <pre>
 *   &#64;GET &#64;Path("{id}") &#64;Produces(EventStreams.BESIDE_JSON)
 *   public Uni&lt;Response&gt; live(UUID id, &#64;HeaderParam("Last-Event-ID") &#64;Nullable String lastId) {
 *     return streams.open(changes.of("carts"), lastId, last -&gt; whatCameAfter(id, last));
 *   }
 * </pre>
 */
@Singleton
public final class EventStreams {

  /**
   * What a method produces whose address also has one that writes JSON: only who asks for a stream
   * gets one. Without the preference a plain {@code curl} would never see its end.
   */
  public static final String BESIDE_JSON = "text/event-stream;qs=0.5";

  private static final Logger LOG = Logger.getLogger(EventStreams.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Callers callers;
  private final Vertx vertx;
  private final ObjectMapper mapper;
  private final StreamLimits limits;
  private final Counter cutOff;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
  private final long heartbeat;

  // A service that stops waits for its open requests before anything of it hears that it stops.
  private final Thread atExit = new Thread(this::endAll, "hindsight-end-streams");
  private volatile boolean ending;

  EventStreams(
      Callers callers,
      Vertx vertx,
      ObjectMapper mapper,
      MeterRegistry meters,
      @ConfigProperty(name = "hindsight.streams.most", defaultValue = "2000") int most,
      @ConfigProperty(name = "hindsight.streams.longest", defaultValue = "1h") Duration longest,
      @ConfigProperty(name = "hindsight.streams.heartbeat", defaultValue = "15s")
          Duration heartbeat,
      @ConfigProperty(name = "hindsight.streams.pause", defaultValue = "100ms") Duration pause) {
    this.callers = callers;
    this.vertx = vertx;
    this.mapper = mapper;
    this.limits = new StreamLimits(most, longest, heartbeat, pause);
    this.cutOff = meters.counter("hindsight.streams.cut");
    meters.gauge("hindsight.streams.open", count);
    this.heartbeat =
        vertx.setPeriodic(heartbeat.toMillis(), beat -> open.forEach(OpenStream::beat));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * The answer to a request, or a 503 when too many are open.
   *
   * @param ticks each one wakes the stream; see {@link Changes}
   * @param lastId the request's {@code Last-Event-ID}
   */
  public Uni<Response> open(Multi<?> ticks, @Nullable String lastId, Look look) {
    // Asked now: later looks may run where nobody knows of it, and would read what others read.
    var inSandbox = Sandbox.current().isPresent();
    var until = callers.current().until();
    return Uni.createFrom()
        .item(() -> inSandbox ? refusal() : answer(new EventStream(ticks, lastId, look, until)));
  }

  /** One that nothing wakes: it looks again and again until its end. */
  public Uni<Response> open(@Nullable String lastId, Look look) {
    return open(Multi.createFrom().nothing(), lastId, look);
  }

  /** An event with a body as JSON, as other answers have it. */
  public LiveEvent event(@Nullable String id, String name, Object body) {
    try {
      return LiveEvent.of(id, name, mapper.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event " + name, e);
    }
  }

  /** How many are open. */
  public int count() {
    return count.get();
  }

  /** Begins an answer whose head is about to be written. */
  void start(EventStream wanted, ServerHttpResponse response, Runnable over) {
    var stream =
        new OpenStream(vertx, wanted, response, limits, one -> ended(one, over), cutOff::increment);
    open.add(stream);
    // Once more, for those that came at the same moment.
    var tooMany = count.incrementAndGet() > limits.most();
    stream.start();
    if (tooMany || ending) {
      stream.end();
    }
  }

  private static Response refusal() {
    return Problems.of(
            Response.Status.NOT_ACCEPTABLE,
            "sandbox-is-still",
            "Not a stream",
            "Nothing changes in a sandbox: read it without text/event-stream.")
        .toResponse();
  }

  private Response answer(EventStream wanted) {
    if (ending || count.get() >= limits.most()) {
      return Problems.later(
              "too-many-streams",
              "This replica holds %d answers open already.".formatted(limits.most()),
              RETRY_AFTER_SECONDS)
          .toResponse();
    }
    return Response.ok(wanted, MediaType.SERVER_SENT_EVENTS_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private void ended(OpenStream stream, Runnable over) {
    if (open.remove(stream)) {
      count.decrementAndGet();
      over.run();
    }
  }

  private void endAll() {
    ending = true;
    open.forEach(OpenStream::end);
  }

  @PreDestroy
  void close() {
    endAll();
    vertx.cancelTimer(heartbeat);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.debug("the process ends already");
    }
  }
}

package dev.hindsight.analytics.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.kit.freshness.Freshness;
import dev.hindsight.kit.live.Changes;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.live.LiveEvent;
import dev.hindsight.kit.live.Seen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures for those who keep the answer open: the whole figure at once and again when it is
 * another. Worked out once for all who look at the same, and no more than some times a second.
 */
@ApplicationScoped
public class LiveFigures {

  // Beyond these, two who look at the same may each have it worked out.
  private static final int MOST_SHARED = 500;

  private final EventStreams streams;
  private final Changes changes;
  private final Freshness freshness;
  private final ObjectMapper mapper;
  private final Map<String, SharedFigure> shared =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SharedFigure> eldest) {
          return size() > MOST_SHARED;
        }
      };

  LiveFigures(EventStreams streams, Changes changes, Freshness freshness, ObjectMapper mapper) {
    this.streams = streams;
    this.changes = changes;
    this.freshness = freshness;
    this.mapper = mapper;
  }

  /**
   * An open answer.
   *
   * @param projection whose commits may change the figure
   * @param uri of the request: two of the same address look at the same figure
   * @param whose it is, where callers see different ones at the same address
   * @param figure gives what works it out, or throws what is wrong with the request; asked again
   *     and again, and not only for this request
   */
  public Uni<Response> open(
      String projection, UriInfo uri, Object whose, Supplier<? extends Uni<?>> figure) {
    // Begins nothing: a request that is malformed is refused before the answer is open.
    Objects.requireNonNull(figure.get());
    var one = shared(projection, whose + " " + uri.getRequestUri(), figure);
    var told = new AtomicReference<@Nullable LiveEvent>();
    return streams.open(
        changes.of(projection),
        null,
        last ->
            one.next()
                .map(event ->
                    told.getAndSet(event) == event ? Seen.nothing() : Seen.all(List.of(event))));
  }

  /** The same of a figure that is one and the same to all who may ask for it. */
  public Uni<Response> open(String projection, UriInfo uri, Supplier<? extends Uni<?>> figure) {
    return open(projection, uri, "", figure);
  }

  private SharedFigure shared(
      String projection, String address, Supplier<? extends Uni<?>> figure) {
    synchronized (shared) {
      return shared.computeIfAbsent(
          address, none -> new SharedFigure(figure, () -> position(projection), mapper));
    }
  }

  private String position(String projection) {
    return freshness.of(projection).map(progress -> Long.toString(progress.position())).orElse("0");
  }
}

package dev.hindsight.analytics.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.kit.live.LiveEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A figure that many look at: all who ask at about the same time get one and the same answer. */
final class SharedFigure {

  private static final String NAME = "figure";
  private static final long GATHER = Duration.ofMillis(50).toNanos();
  private static final long PACE = Duration.ofMillis(250).toNanos();

  private final Supplier<? extends Uni<?>> figure;
  private final Supplier<String> position;
  private final ObjectMapper mapper;
  private long lastBegun = System.nanoTime() - PACE;
  private @Nullable Uni<LiveEvent> coming;
  private @Nullable LiveEvent told;
  private String toldBody = "";

  /**
   * @param position everything up to it is in a figure that is worked out after this was asked
   */
  SharedFigure(Supplier<? extends Uni<?>> figure, Supplier<String> position, ObjectMapper mapper) {
    this.figure = figure;
    this.position = position;
    this.mapper = mapper;
  }

  /** The figure, worked out after this was asked; the very same event when it has not changed. */
  synchronized Uni<LiveEvent> next() {
    var known = coming;
    if (known == null) {
      var wait = Math.max(GATHER, lastBegun + PACE - System.nanoTime());
      known =
          Uni.createFrom()
              .voidItem()
              .onItem()
              .delayIt()
              .by(Duration.ofNanos(wait))
              .chain(this::begin)
              .memoize()
              .indefinitely();
      coming = known;
    }
    return known;
  }

  private Uni<LiveEvent> begin() {
    synchronized (this) {
      coming = null;
      lastBegun = System.nanoTime();
    }
    var at = position.get();
    return figure.get().map(body -> keep(at, body));
  }

  private synchronized LiveEvent keep(String at, Object body) {
    var text = write(body);
    var known = told;
    if (known == null || !text.equals(toldBody)) {
      known = LiveEvent.of(at, NAME, text);
      told = known;
      toldBody = text;
    }
    return known;
  }

  private String write(Object body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a figure", e);
    }
  }
}

package dev.hindsight.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.embedded.Poll;
import dev.hindsight.local.stack.PartStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Tells how a service's projections fill themselves, until they are level with the log. */
public final class Filling {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final PartStatus service;
  private final String bearer;
  private final BooleanSupplier runs;

  /**
   * @param bearer the token that the service is asked with
   * @param runs whether there is still somebody who fills them
   */
  public Filling(Terminal terminal, PartStatus service, String bearer, BooleanSupplier runs) {
    this.terminal = terminal;
    this.service = service;
    this.bearer = bearer;
    this.runs = runs;
  }

  /** Returns when all of them are live; throws when the service ends before. */
  public void follow() {
    long began = System.nanoTime();
    List<ObjectNode> projections = Projections.of(service, bearer);
    while (projections.isEmpty() || !projections.stream().allMatch(Filling::isLive)) {
      projections.stream().filter(one -> !isLive(one)).forEach(this::tell);
      if (Poll.within(EVERY, () -> !runs.getAsBoolean())) {
        throw new IllegalStateException(
            service.name() + " has ended before it was level with the log; log: " + service.log());
      }
      projections = Projections.of(service, bearer);
    }
    long position =
        projections.stream().mapToLong(one -> one.path("position").asLong()).min().orElse(0);
    terminal.line(
        "  %-18s %s %s  it has all events up to position %d"
            .formatted(service.name(), Terminal.good("level  "), seconds(began), position));
  }

  private void tell(JsonNode projection) {
    JsonNode left = projection.path("secondsLeft");
    terminal.line(
        String.format(
            Locale.ROOT,
            "  %-18s filling %5.1f %%  %.0f events/s%s",
            projection.path("name").asText(),
            projection.path("percent").asDouble(),
            projection.path("eventsPerSecond").asDouble(),
            left.isNumber() ? ", " + left.asText() + " s left" : ""));
  }

  /** A projection that nothing is known of yet says that it is backfilling. */
  private static boolean isLive(JsonNode projection) {
    return projection.path("state").asText().equals("live");
  }

  private static String seconds(long began) {
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%5.1f s", seconds);
  }
}

package dev.hindsight.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of an event. */
class HistoryProjectionTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final StreamName LISTING = new StreamName("listing", new UUID(1, 2));

  private final HistoryProjection history = new HistoryProjection();
  private final ArrayList<Record> kept = new ArrayList<>();
  private @Nullable HistoryRow row;

  @Test
  void an_event_is_kept_with_all_that_is_known_of_it() {
    var envelope = envelope(1, NOON);

    fold(
        new Recorded(
            envelope, new ListingPosted(null, "Phone", null, null, Money.of("1.00", "EUR"))));

    assertThat(kept)
        .containsExactly(
            new HistoryEvent(
                "listing",
                LISTING.id(),
                1,
                41,
                NOON.plusSeconds(60),
                NOON,
                NOON,
                "hindsight.listing.posted.v1",
                envelope.id(),
                "correlation",
                envelope.causationId(),
                "me",
                "{\"title\":\"Phone\",\"price\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}"));
  }

  @Test
  void the_latest_time_that_was_told_so_far_never_goes_back() {
    var withdrawn = new ListingWithdrawn();
    fold(new Recorded(envelope(1, NOON), withdrawn));
    fold(new Recorded(envelope(2, NOON.plusSeconds(9)), withdrawn));
    fold(new Recorded(envelope(3, NOON.plusSeconds(3)), withdrawn));

    assertThat(row).isEqualTo(new HistoryRow(NOON.plusSeconds(9)));
    assertThat(kept)
        .extracting(fact -> ((HistoryEvent) fact).occurredUpTo())
        .containsExactly(NOON, NOON.plusSeconds(9), NOON.plusSeconds(9));
  }

  private void fold(Recorded recorded) {
    row = history.fold(row, recorded, kept::add);
  }

  private static Envelope envelope(long version, Instant occurredAt) {
    return new Envelope(
        new UUID(3, version),
        "hindsight.listing.posted.v1",
        "/hindsight/test",
        LISTING,
        version,
        40 + version,
        occurredAt,
        NOON.plusSeconds(60),
        "correlation",
        new UUID(4, version),
        "me",
        null);
  }
}

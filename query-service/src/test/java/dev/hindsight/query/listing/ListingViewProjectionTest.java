package dev.hindsight.query.listing;

import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.kit.testkit.ProjectionSpec;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fold of a listing. */
class ListingViewProjectionTest {

  private static final UUID SELLER = new UUID(1, 1);
  private static final Money OLD = Money.of("10.00", "EUR");
  private static final Money NEW = Money.of("8.00", "EUR");

  // That of the spec's first event.
  private static final Instant POSTED = Instant.parse("2026-01-01T00:00:00.001Z");

  private final ProjectionSpec<ListingRow> listing = ProjectionSpec.of(new ListingViewProjection());

  @Test
  void a_posted_listing_is_for_sale() {
    listing
        .given(new ListingPosted(SELLER, "Phone", "acme", "phones", OLD))
        .thenRow(row(ListingStatus.LISTED, OLD));
  }

  @Test
  void the_last_price_counts() {
    listing
        .given(new ListingPosted(SELLER, "Phone", "acme", "phones", OLD))
        .given(new ListingPriceChanged(OLD, NEW))
        .thenRow(row(ListingStatus.LISTED, NEW));
  }

  @Test
  void a_withdrawn_listing_keeps_what_it_was() {
    listing
        .given(new ListingPosted(SELLER, "Phone", "acme", "phones", OLD), new ListingWithdrawn())
        .given(new ListingPriceChanged(OLD, NEW))
        .thenRow(row(ListingStatus.WITHDRAWN, OLD));
  }

  private static ListingRow row(ListingStatus status, Money price) {
    return new ListingRow(status, SELLER, "Phone", "acme", "phones", price, POSTED);
  }
}

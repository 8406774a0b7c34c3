package dev.hindsight.query.listing;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.ListingEvent;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import dev.hindsight.query.entity.SnapshotInterval;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Folds a listing's events into its row. */
@Singleton
@View(name = ListingViewProjection.NAME, version = 2, kinds = "listing")
public final class ListingViewProjection implements EntityProjection<ListingRow> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "listings";

  @Override
  public int snapshots() {
    return SnapshotInterval.EVENTS;
  }

  @Override
  public @Nullable ListingRow fold(@Nullable ListingRow listing, Recorded recorded, Facts out) {
    var event = (ListingEvent) recorded.event();
    if (listing == null) {
      return event instanceof ListingPosted e ? posted(e, recorded.envelope()) : null;
    }
    return listing.isListed() ? fold(listing, event) : listing;
  }

  private static ListingRow posted(ListingPosted e, Envelope envelope) {
    return new ListingRow(
        ListingStatus.LISTED,
        e.sellerId(),
        e.title(),
        e.brand(),
        e.category(),
        e.price(),
        envelope.occurredAt());
  }

  private static ListingRow fold(ListingRow listing, ListingEvent event) {
    return switch (event) {
      case ListingPosted e -> listing;
      case ListingPriceChanged e -> listing.priced(e.to());
      case ListingWithdrawn e -> listing.withdrawn();
    };
  }
}

package dev.hindsight.analytics.sellers;

import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Remembers of each listing who posted it. */
@Singleton
@View(name = ListingSellersProjection.NAME, kinds = "listing")
public final class ListingSellersProjection implements EntityProjection<ListingSeller> {

  /** Its name. */
  public static final String NAME = "listing-sellers";

  @Override
  public @Nullable ListingSeller fold(
      @Nullable ListingSeller listing, Recorded recorded, Facts out) {
    return recorded.event() instanceof ListingPosted posted
        ? new ListingSeller(posted.sellerId())
        : listing;
  }
}

package dev.hindsight.query.listing;

import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of a listing, as readers find it. */
@Entity
@Immutable
@Table(name = "listings")
@SuppressWarnings("NullAway.Init")
public class ListingView extends EntityView {

  @Enumerated(EnumType.STRING)
  public ListingStatus status;

  public @Nullable UUID sellerId;

  public String title;

  public @Nullable String brand;

  public @Nullable String category;

  public long priceMinor;

  public String priceCurrency;

  public Instant listedAt;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_now p WHERE p.projection = 'listings' AND p.stream = 'listing-' || id)")
  public boolean stale;

  /** What the projection keeps of it, and at which version. */
  public EntityState<ListingRow> state() {
    return new EntityState<>(
        id,
        version,
        stale,
        new ListingRow(
            status,
            sellerId,
            title,
            brand,
            category,
            new Money(priceMinor, Currency.getInstance(priceCurrency)),
            listedAt));
  }
}

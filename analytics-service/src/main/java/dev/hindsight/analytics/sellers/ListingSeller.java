package dev.hindsight.analytics.sellers;

import dev.hindsight.kit.projection.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a listing is, which never changes.
 *
 * @param sellerId null for the shop's own
 */
@Table("listing_sellers")
public record ListingSeller(@Nullable UUID sellerId) {}

package dev.hindsight.analytics.abandoned;

import dev.hindsight.analytics.query.Value;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was left behind in a span of time.
 *
 * @param values one for each currency, of the carts with something in them
 */
public record AbandonedCarts(
    @Nullable Instant from,
    @Nullable Instant to,
    @Schema(description = "carts that were left behind") long carts,
    @Schema(description = "of these the carts with something in them") long cartsWithItems,
    @Schema(description = "pieces that were in them") long pieces,
    List<Value> values) {}

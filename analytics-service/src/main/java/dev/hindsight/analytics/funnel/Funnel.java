package dev.hindsight.analytics.funnel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many of the carts that were opened got how far. */
public record Funnel(
    @Schema(description = "carts that were opened") long carts,
    @Schema(description = "carts that something was put in") long cartsWithItems,
    @Schema(description = "carts that something left while they were open") long cartsWithDrops,
    @Schema(description = "carts that are checked out, without those that were given back")
        long cartsCheckedOut) {}

package dev.hindsight.analytics.funnel;

import dev.hindsight.analytics.rollup.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many of the carts that were opened got how far. */
public record Funnel(
    @Schema(description = "carts that were opened") long carts,
    @Schema(description = "carts that something was put in") long cartsWithItems,
    @Schema(description = "carts that something left while they were open") long cartsWithDrops,
    @Schema(description = "carts that are checked out, without those that were given back")
        long cartsCheckedOut,
    @Schema(description = "of 100 carts that were opened; absent when none was")
        @Nullable BigDecimal percentWithDrops,
    @Schema(description = "of 100 carts that something was put in; absent when there is none")
        @Nullable BigDecimal percentOfFilledWithDrops,
    @Schema(description = "of 100 carts that were opened; absent when none was")
        @Nullable BigDecimal percentCheckedOut,
    @Nullable Instant from,
    @Nullable Instant to,
    Axis axis) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static @Nullable BigDecimal percent(long part, long of) {
    return of == 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
  }
}

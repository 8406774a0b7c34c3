package dev.hindsight.analytics.waits;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.analytics.rollup.Axis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long dropped items had been in their carts.
 *
 * @param medianAtMostSeconds the bound that half of the drops stay within; absent when half of them
 *     took longer than all, and when there is none
 * @param bounds the drops that took no longer than a bound and longer than the one before it
 */
public record TimeToDrop(
    @Nullable Instant from,
    @Nullable Instant to,
    @Schema(description = "times that something left a cart") long drops,
    @Schema(description = "pieces that left") long pieces,
    @Schema(description = "over all drops; absent when there is none")
        @Nullable BigDecimal meanSeconds,
    @Nullable Long medianAtMostSeconds,
    List<Bound> bounds,
    Axis axis) {

  /** The drops up to a bound; all have one, also those without drops. */
  public record Bound(
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "null for what took longer than all")
          @Nullable Long atMostSeconds,
      long drops,
      long pieces) {}
}

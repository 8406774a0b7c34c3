package dev.hindsight.kit.shop;

import dev.hindsight.events.CartLine;
import dev.hindsight.kit.projection.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart with its lines. */
@Table("carts")
public record CartRow(Status status, @Nullable UUID customerId, List<CartLine> items) {
  /** What can still happen to it. */
  public enum Status {
    OPEN,
    CHECKED_OUT,
    ABANDONED
  }
}

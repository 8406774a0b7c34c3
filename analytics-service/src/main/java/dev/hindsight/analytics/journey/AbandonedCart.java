package dev.hindsight.analytics.journey;

import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart that was left behind; once, for it stays so.
 *
 * @param abandonedAt when it happened, by the event's own time
 * @param pieces of all its lines
 * @param value of all its lines; null when nothing was in it
 */
@Table("abandoned_carts")
public record AbandonedCart(UUID cartId, Instant abandonedAt, long pieces, @Nullable Money value) {

  static AbandonedCart of(Envelope envelope, CartAbandoned e) {
    var pieces = e.items().stream().mapToLong(CartLine::quantity).sum();
    return new AbandonedCart(envelope.stream().id(), envelope.occurredAt(), pieces, e.total());
  }
}

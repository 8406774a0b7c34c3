package dev.hindsight.query.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payout of a cancelled order.
 *
 * @param attempts how often the seller could not give it back
 * @param reason why not, the last time, while it waits for the next
 * @param transferId which gave it back
 */
public record Refund(
    Status status, int attempts, @Nullable String reason, @Nullable UUID transferId) {

  static final Refund DUE = new Refund(Status.OUTSTANDING, 0, null, null);

  /** Whether the money is back. */
  public enum Status {
    @JsonProperty("outstanding")
    OUTSTANDING,
    @JsonProperty("refunded")
    REFUNDED
  }

  Refund deferred(int attempt, String why) {
    return new Refund(Status.OUTSTANDING, attempt, why, null);
  }

  Refund made(UUID transfer) {
    return new Refund(Status.REFUNDED, attempts, null, transfer);
  }
}

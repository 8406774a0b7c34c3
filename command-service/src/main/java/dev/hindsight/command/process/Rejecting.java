package dev.hindsight.command.process;

import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.decider.Rejection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has an order rejected and its cart given back. */
final class Rejecting {

  private Rejecting() {}

  /** The step bears the reason: another one, seen when this is repeated, is another step. */
  static void order(UUID id, @Nullable UUID accountId, Rejection why, Steps steps)
      throws InterruptedException {
    // A refusal says that the order does not wait for this account any more: all is well.
    var _ =
        steps.send(
            "reject-" + why.reason(), new RejectOrder(id, accountId, why.reason(), why.detail()));
  }
}

package dev.hindsight.command.process;

import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import java.time.Duration;
import java.util.Set;

/** An open cart that nobody touches for a while is abandoned. */
public final class CartAbandonment implements ProcessManager {

  private final Duration after;

  public CartAbandonment(Duration after) {
    this.after = after;
  }

  @Override
  public String name() {
    return "cart-abandonment";
  }

  /** None: all is in the timer. */
  @Override
  public Set<Class<? extends Event>> wants() {
    return Set.of();
  }

  @Override
  public void on(Recorded recorded, Steps steps) {}

  @Override
  public TimerChange timer(Recorded recorded) {
    if (!(recorded.event() instanceof CartEvent event)) {
      return new TimerChange.Leave();
    }
    return switch (event) {
      case CartOpened _,
          ItemAddedToCart _,
          CartItemQuantityChanged _,
          ItemRemovedFromCart _,
          CartGivenBack _ ->
          new TimerChange.Set(after);
      case CartCheckedOut _, CartAbandoned _ -> new TimerChange.Clear();
    };
  }

  @Override
  public void onTimer(Timer due, Steps steps) throws InterruptedException {
    // A refusal says that the cart was touched since: then another timer is set.
    var _ = steps.send("abandon", new AbandonCart(due.stream().id()), due.version());
  }
}

package dev.hindsight.command.cart.http;

import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.ChangeItemQuantity;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.cart.CartDecider;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the commands on carts are read. */
public final class CartForms {

  static final CommandForm OPEN =
      CommandForm.of("OpenCart", f -> open(f, f.customerId("customerId")));

  static final CommandForm ADD =
      CommandForm.of(
          "AddItemToCart", f -> new AddItemToCart(cart(f), f.id("listingId"), quantity(f)));

  static final CommandForm CHANGE =
      CommandForm.of(
          "ChangeItemQuantity",
          f -> new ChangeItemQuantity(cart(f), f.id("listingId"), quantity(f)));

  static final CommandForm REMOVE =
      CommandForm.of("RemoveItemFromCart", f -> new RemoveItemFromCart(cart(f), f.id("listingId")));

  static final CommandForm CHECK_OUT =
      CommandForm.of("CheckOutCart", f -> new CheckOutCart(cart(f), f.optionalId("accountId")));

  private CartForms() {}

  public static List<CommandForm> all() {
    return List.of(OPEN, ADD, CHANGE, REMOVE, CHECK_OUT);
  }

  private static OpenCart open(Fields fields, @Nullable UUID customer) {
    var byThemselves = fields.caller().isCustomer(customer);
    return new OpenCart(fields.newId("id"), customer, byThemselves);
  }

  private static UUID cart(Fields fields) {
    return fields.id("cartId", "id");
  }

  private static int quantity(Fields fields) {
    return fields.count("quantity", 1, CartDecider.MOST_PIECES);
  }
}

package dev.hindsight.command.cart;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.ChangeItemQuantity;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose a cart is, and who may fill one before they register. */
class CartOwnersTest {

  private static final UUID CART = new UUID(1, 1);
  private static final UUID SHOES = new UUID(2, 1);
  private static final UUID ADA = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final UUID ACCOUNT = new UUID(4, 1);
  private static final Owner ADAS = new Owner.Customer(ADA);
  private static final Owner BOBS = new Owner.Customer(BOB);
  private static final Owner THE_SHOPS = new Owner.TheShop();
  private static final Money PRICE = Money.of("1.00", "EUR");
  private static final CartCheckedOut CHECKED_OUT = new CartCheckedOut(null, List.of(), PRICE);
  private static final CustomerRegistered REGISTERED =
      new CustomerRegistered(new PersonalText("v1.n"), new PersonalText("v1.e"), null);

  private static final List<CartCommand> COMMANDS =
      List.of(
          new OpenCart(CART, BOB),
          new AddItemToCart(CART, SHOES, 1),
          new ChangeItemQuantity(CART, SHOES, 1),
          new RemoveItemFromCart(CART, SHOES),
          new CheckOutCart(CART, null),
          new AbandonCart(CART),
          new RejectOrder(CART, null, "closed", "it is closed"));

  @Test
  void a_cart_is_of_the_customer_for_whom_it_is_opened_and_else_the_shops() {
    givenNothing().touches(new OpenCart(CART, ADA), ADAS);
    givenNothing().touches(new OpenCart(CART, null), THE_SHOPS);
  }

  @Test
  void it_stays_theirs_whatever_becomes_of_it() {
    var back = new CartGivenBack(CART, "closed", List.of(), PRICE);
    for (var command : COMMANDS) {
      adas().touches(command, ADAS);
      adas(CHECKED_OUT).touches(command, ADAS);
      adas(CHECKED_OUT, back).touches(command, ADAS);
      adas(new CartAbandoned(List.of(), null)).touches(command, ADAS);
      given(Cart.stream(CART), new CartOpened(null)).touches(command, THE_SHOPS);
    }
  }

  @Test
  void of_a_cart_that_is_not_there_nobody_is_the_owner() {
    for (var command : COMMANDS.subList(1, COMMANDS.size())) {
      givenNothing().touches(command);
    }
  }

  @Test
  void a_checkout_touches_the_account_that_is_to_pay_as_well() {
    var checkOut = new CheckOutCart(CART, ACCOUNT);
    var account = Account.stream(ACCOUNT);

    adas().and(account, new AccountOpened(BOB, "EUR")).touches(checkOut, ADAS, BOBS);
    adas().and(account, new AccountOpened(ADA, "EUR")).touches(checkOut, ADAS, ADAS);
    adas().and(account, new AccountOpened(null, "EUR")).touches(checkOut, ADAS, THE_SHOPS);
    adas().touches(checkOut, ADAS);
  }

  @Test
  void who_asks_for_themselves_need_not_have_registered() {
    var own = new OpenCart(CART, ADA, true);

    givenNothing().when(own).then(new CartOpened(ADA));
    given(Customer.stream(ADA), REGISTERED).when(own).then(new CartOpened(ADA));
    givenNothing().when(new OpenCart(CART, ADA)).thenUnknown("unknown-customer");
  }

  @Test
  void who_was_deactivated_or_erased_opens_none_either_way() {
    var own = new OpenCart(CART, ADA, true);

    given(Customer.stream(ADA), REGISTERED, new CustomerDeactivated())
        .when(own)
        .thenRefused("customer-deactivated");
    given(Customer.stream(ADA), REGISTERED, new CustomerErased())
        .when(own)
        .thenRefused("customer-erased");
  }

  private static DeciderSpec adas(CartEvent... since) {
    return given(Cart.stream(CART), new CartOpened(ADA)).and(Cart.stream(CART), since);
  }
}

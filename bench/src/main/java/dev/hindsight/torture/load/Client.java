package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Look;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who deposits, pays, shops, and looks at what became of it; who asks again with the same
 * key when there was no answer, and sometimes when there was one. Not thread-safe.
 */
final class Client {

  private static final int ATTEMPTS = 40;
  private static final int PATIENCE_SECONDS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  // Else fifty of them leave a small machine nothing for those who start again.
  private static final long LONGEST_THOUGHT_MILLIS = 1_600;

  private final int number;
  private final Shop shop;
  private final Asking asking;
  private final Random random;
  private final Map<String, Seen> seen = new HashMap<>();
  private String cart = "";
  private String customer = "";
  private int turns;

  Client(int number, Shop shop, Asking asking, Random random) {
    this.number = number;
    this.shop = shop;
    this.asking = asking;
    this.random = random;
  }

  /** One wish, and what belongs to it. */
  void turn() throws InterruptedException {
    var wish = wish();
    var answer = insist(wish);
    turns++;
    if (turns % 20 == 0) {
      for (int i = 0; i < 3; i++) {
        asking.ask(number, wish, false);
      }
      var otherwise = wish.forOtherMoney();
      if (!otherwise.equals(wish)) {
        asking.ask(number, otherwise, true);
      }
    }
    remember(wish, answer);
    if (wish.stream() != null && random.nextInt(3) == 0) {
      look(wish.stream(), PATIENCE_SECONDS);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_THOUGHT_MILLIS));
  }

  /** Asks until there is an answer that says something, or nobody would have patience any more. */
  @Nullable Answer insist(Wish wish) throws InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      var answer = asking.ask(number, wish, false);
      if (answer != null && answer.isDecided()) {
        return answer;
      }
      // Not all at once when a server is back.
      TimeUnit.MILLISECONDS.sleep(
          random.nextLong(Math.min(LONGEST_PAUSE_MILLIS, 20L << Math.min(i, 10))));
    }
    return null;
  }

  /** What an answer said can be asked for from now on. */
  void remember(Wish wish, @Nullable Answer answer) {
    if (answer != null && answer.isAccepted() && wish.stream() != null) {
      seen.merge(wish.stream(), Seen.of(answer), Seen::later);
    }
  }

  private Wish wish() {
    var dice = random.nextInt(100);
    if (dice < 15) {
      return Shop.deposit(shop.anyAccount(random), amount());
    }
    if (dice < 25) {
      return Shop.withdrawal(shop.anyAccount(random), amount());
    }
    if (dice < 75) {
      return Shop.transfer(shop.anyAccount(random), shop.anyAccount(random), amount());
    }
    if (dice < 85) {
      return Shop.deposit(shop.hotAccount(), amount());
    }
    return dice < 95 ? shopping() : registered();
  }

  private Wish registered() {
    if (customer.isEmpty()) {
      customer = Shop.id(random);
      return Shop.registration(customer);
    }
    var step = random.nextInt(10);
    if (step < 3) {
      return Shop.otherAddress(customer);
    }
    if (step < 5) {
      return Shop.verificationMail(customer);
    }
    if (step < 8) {
      return Shop.mailingList(customer, "list-" + random.nextInt(3));
    }
    var gone = customer;
    customer = "";
    return Shop.erasure(gone);
  }

  private Wish shopping() {
    if (cart.isEmpty()) {
      cart = Shop.id(random);
      return Shop.cart(cart);
    }
    var step = random.nextInt(10);
    if (step < 6) {
      return Shop.item(cart, shop.anyListing(random), 1 + random.nextInt(3));
    }
    if (step < 8) {
      return Shop.removal(cart, shop.anyListing(random));
    }
    var done = cart;
    cart = "";
    return Shop.checkout(done, shop.anyAccount(random));
  }

  private String amount() {
    return (1 + random.nextInt(40)) + "." + (10 + random.nextInt(90));
  }

  /** Looks at an entity as it was seen last, or later. */
  void look(String stream, int patience) throws InterruptedException {
    var before = seen.get(stream);
    var kind = stream.substring(0, stream.indexOf('-'));
    var path = "/" + kind + "s/" + stream.substring(kind.length() + 1);
    var sent = System.nanoTime();
    var answer = asking.look(path, before == null ? null : before.token(), patience);
    if (answer == null) {
      return;
    }
    var version = answer.version();
    asking
        .journal()
        .add(
            new Look(
                number,
                stream,
                before == null ? 0 : before.version(),
                answer.status(),
                version,
                answer.status() == 200 ? answer.body() : null,
                sent,
                System.nanoTime()));
    if (answer.status() == 200 && answer.token() != null) {
      seen.merge(stream, new Seen(version, answer.token()), Seen::later);
    }
  }

  /** What a client knows of an entity: the token of the latest version that it has seen. */
  private record Seen(long version, String token) {

    static Seen of(Answer answer) {
      return new Seen(answer.version(), answer.token() == null ? "" : answer.token());
    }

    Seen later(Seen other) {
      return other.version >= version ? other : this;
    }
  }
}

package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What there is to buy, and who has money. */
final class Shop {

  private static final String[] PRICES = {"0.01", "9.99", "12.00", "105.50"};

  private final List<String> accounts;
  private final List<String> listings;
  private final String hot;

  private Shop(List<String> accounts, List<String> listings, String hot) {
    this.accounts = accounts;
    this.listings = listings;
    this.hot = hot;
  }

  /** Ids of things that are still to be made. */
  static Shop of(int accounts, int listings, Random random) {
    return new Shop(ids(accounts, random), ids(listings, random), id(random));
  }

  /** Makes all of it: what is in one list may be asked for in any order. */
  List<List<Wish>> opening() {
    var makings = new ArrayList<Wish>();
    accounts.forEach(account -> makings.add(account(account)));
    makings.add(account(hot));
    for (int i = 0; i < listings.size(); i++) {
      makings.add(
          post(
              "/listings",
              "{\"id\":\"%s\",\"title\":\"Thing %d\",\"price\":%s}"
                  .formatted(listings.get(i), i, money(PRICES[i % PRICES.length])),
              "listing-" + listings.get(i)));
    }
    var money = accounts.stream().map(account -> deposit(account, "100.00")).toList();
    return List.of(makings, money);
  }

  String anyAccount(Random random) {
    return accounts.get(random.nextInt(accounts.size()));
  }

  String anyListing(Random random) {
    return listings.get(random.nextInt(listings.size()));
  }

  String hotAccount() {
    return hot;
  }

  /** One more account, which nobody else knows. */
  String openAnother(Asking asking, Random random) throws InterruptedException {
    var id = id(random);
    var answer = new Client(0, this, asking, random).insist(account(id));
    if (answer == null || !answer.isAccepted()) {
      throw new IllegalStateException("an account cannot be opened: " + answer);
    }
    return id;
  }

  static Wish account(String id) {
    return post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(id), "account-" + id);
  }

  static Wish deposit(String account, String amount) {
    return post(
        "/accounts/" + account + "/deposits",
        "{\"amount\":" + money(amount) + "}",
        "account-" + account);
  }

  static Wish withdrawal(String account, String amount) {
    return post(
        "/accounts/" + account + "/withdrawals",
        "{\"amount\":" + money(amount) + "}",
        "account-" + account);
  }

  static Wish transfer(String from, String to, String amount) {
    return post(
        "/transfers",
        "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":%s}".formatted(from, to, money(amount)),
        "account-" + from);
  }

  static Wish cart(String id) {
    return post("/carts", "{\"id\":\"" + id + "\"}", "cart-" + id);
  }

  static Wish item(String cart, String listing, int quantity) {
    return post(
        "/carts/" + cart + "/items",
        "{\"listingId\":\"%s\",\"quantity\":%d}".formatted(listing, quantity),
        "cart-" + cart);
  }

  static Wish removal(String cart, String listing) {
    return new Wish(
        "DELETE", "/carts/" + cart + "/items/" + listing, null, "cart-" + cart, key(), null);
  }

  static Wish checkout(String cart, String account) {
    return post(
        "/carts/" + cart + "/checkout", "{\"accountId\":\"" + account + "\"}", "cart-" + cart);
  }

  static Wish registration(String customer) {
    return post(
        "/customers",
        "{\"id\":\"%s\",\"name\":\"Somebody\",\"email\":\"%s\"}"
            .formatted(customer, address(customer)),
        customerStream(customer));
  }

  static Wish otherAddress(String customer) {
    return put(
        "/customers/" + customer + "/email",
        "{\"email\":\"" + address(UUID.randomUUID().toString()) + "\"}",
        customerStream(customer));
  }

  static Wish verificationMail(String customer) {
    return post("/customers/" + customer + "/email-verification", "{}", customerStream(customer));
  }

  static Wish mailingList(String customer, String list) {
    return put("/customers/" + customer + "/mailing-lists/" + list, "{}", customerStream(customer));
  }

  static Wish erasure(String customer) {
    return post("/customers/" + customer + "/erasure", "{}", customerStream(customer));
  }

  private static String customerStream(String customer) {
    return "customer-" + customer;
  }

  private static String address(String who) {
    return who + Evidence.DOMAIN_OF_CUSTOMERS;
  }

  static String id(Random random) {
    return new UUID(
            random.nextLong() & ~0xf000L | 0x4000L,
            random.nextLong() & ~(0xc0L << 56) | 0x80L << 56)
        .toString();
  }

  private static List<String> ids(int many, Random random) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      ids.add(id(random));
    }
    return ids;
  }

  private static Wish post(String path, String body, String stream) {
    return new Wish("POST", path, body, stream, key(), null);
  }

  private static Wish put(String path, String body, String stream) {
    return new Wish("PUT", path, body, stream, key(), null);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String money(String amount) {
    return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
  }
}

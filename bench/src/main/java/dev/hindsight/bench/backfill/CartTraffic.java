package dev.hindsight.bench.backfill;

import dev.hindsight.command.http.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What happens in carts, as lines of commands: some carts at a time have their turns one after the
 * other, each what comes next in its short life; then others are opened. So the commands on one
 * cart lie as far apart as can be. Confined to one thread.
 */
final class CartTraffic {

  /** Of a cart: opened, two items put in, the first one taken out, another put in. */
  static final int TURNS = 5;

  private final List<String> listings;
  private final int cartsAtATime;
  private final List<UUID> carts = new ArrayList<>();
  private int turn = TURNS;
  private int place;

  /** At least three listings. */
  CartTraffic(List<String> listings, int cartsAtATime) {
    this.listings = List.copyOf(listings);
    this.cartsAtATime = cartsAtATime;
  }

  /** The next so many commands, a line each. */
  String lines(int many) {
    var lines = new StringBuilder();
    for (int i = 0; i < many; i++) {
      lines.append(next()).append('\n');
    }
    return lines.toString();
  }

  private String next() {
    if (turn == TURNS) {
      open();
    }
    var line = line();
    if (++place == cartsAtATime) {
      place = 0;
      turn++;
    }
    return line;
  }

  private void open() {
    carts.clear();
    for (int i = 0; i < cartsAtATime; i++) {
      carts.add(Ids.next());
    }
    turn = 0;
  }

  private String line() {
    return switch (turn) {
      case 0 -> line("OpenCart", "\"id\":\"" + carts.get(place) + "\"");
      case 1 -> add(0);
      case 2 -> add(1);
      case 3 -> line("RemoveItemFromCart", item(0));
      default -> add(2);
    };
  }

  private String add(int number) {
    return line("AddItemToCart", item(number) + ",\"quantity\":1");
  }

  private String item(int number) {
    var listing = listings.get((place + number) % listings.size());
    return "\"cartId\":\"" + carts.get(place) + "\",\"listingId\":\"" + listing + "\"";
  }

  private static String line(String command, String data) {
    return "{\"command\":\"" + command + "\",\"data\":{" + data + "}}";
  }
}

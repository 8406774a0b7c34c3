package dev.hindsight.query.listing.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.listing.ListingView;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The place after which a page begins: that of the last listing of the page before. Opaque to
 * clients: base64url of {@code v1;<sort>;<id>;<key>}.
 *
 * @param value the key as a value of the query
 */
record Cursor(Order order, UUID id, String key, Object value) {

  private static final int LONGEST = 4_096;
  private static final Pattern TEXT =
      Pattern.compile("v1;([a-z-]+);([0-9a-f-]{36});(.*)", Pattern.DOTALL);

  static Cursor at(Order order, ListingView listing) {
    var key = order.key(listing);
    return new Cursor(order, listing.id, key, order.value(key));
  }

  /** Reads the parameter {@code after}, or throws a 400 that names it. */
  static Cursor parse(String text, Order order) {
    var match = TEXT.matcher(decoded(text));
    if (!match.matches() || !match.group(1).equals(order.text())) {
      throw malformed();
    }
    try {
      var key = match.group(3);
      return new Cursor(order, UUID.fromString(match.group(2)), key, order.value(key));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  String encode() {
    var text = "v1;" + order.text() + ";" + id + ";" + key;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String decoded(String text) {
    if (text.length() > LONGEST) {
      throw malformed();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static RuntimeException malformed() {
    return Problems.malformed(
        "after", "after must be the next of the page before, with the same sort");
  }
}

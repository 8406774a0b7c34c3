package dev.hindsight.service.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * The ids in the examples of the descriptions: the same in all services, so that what one example
 * makes is what the next one asks for.
 */
public final class ExampleId {

  private ExampleId() {}

  /** Of a kind: {@code cart}. */
  public static String of(String kind) {
    // An order has the id of the cart that it comes from.
    var named = kind.equals("order") ? "cart" : kind;
    return UUID.nameUUIDFromBytes(("an example of a " + named).getBytes(UTF_8)).toString();
  }

  /** Of what stands under a path: {@code /carts/…} is about carts. */
  static String ofPath(String path) {
    return of(path.split("/", -1)[1].replaceFirst("s$", ""));
  }
}

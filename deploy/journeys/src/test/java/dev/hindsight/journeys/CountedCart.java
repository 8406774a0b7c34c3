package dev.hindsight.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A cart counted from the log as everybody can read it, with none of our own code but this. */
record CountedCart(long version, boolean open, long pieces) {
  private static final int PAGE = 500;

  /** All carts of the log by their ids. */
  static Map<String, CountedCart> ofTheLog(PackagedStack stack) throws IOException {
    var carts = new HashMap<String, CountedCart>();
    long position = 0;
    JsonNode page;
    do {
      page = stack.get("/events?afterPosition=" + position + "&limit=" + PAGE);
      for (JsonNode event : page) {
        position = event.path("position").asLong();
        String stream = event.path("subject").asText();
        if (stream.startsWith("cart-")) {
          carts.merge(
              stream.substring("cart-".length()),
              new CountedCart(1, true, 0),
              (cart, _) -> cart.after(event));
        }
      }
    } while (!page.isEmpty());
    return carts;
  }

  private CountedCart after(JsonNode event) {
    JsonNode data = event.path("data");
    String type = event.path("type").asText();
    long change =
        switch (type) {
          case "hindsight.cart.item-added.v1" -> data.path("quantity").asLong();
          case "hindsight.cart.item-removed.v1" -> -data.path("quantity").asLong();
          case "hindsight.cart.item-quantity-changed.v1" ->
              data.path("to").asLong() - data.path("from").asLong();
          default -> 0;
        };
    boolean isOpen = open && !type.equals("hindsight.cart.checked-out.v1");
    return new CountedCart(version + 1, isOpen, pieces + change);
  }
}

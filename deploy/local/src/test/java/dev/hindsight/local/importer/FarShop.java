package dev.hindsight.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The far side in miniature: real carts and listings in memory, and answers stored under keys. */
final class FarShop {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class Cart {
    final Map<String, Integer> lines = new HashMap<>();
    boolean checkedOut;
  }

  private record Stored(JsonNode request, ObjectNode answer) {}

  private final Map<String, String> prices = new HashMap<>();
  private final Map<String, Cart> carts = new HashMap<>();
  private final Map<String, Stored> answers = new HashMap<>();
  private final List<String> effects = new ArrayList<>();

  /** Every command that had an effect, in order. */
  synchronized List<String> effects() {
    return List.copyOf(effects);
  }

  synchronized Map<String, String> prices() {
    return Map.copyOf(prices);
  }

  synchronized ObjectNode answer(JsonNode request) {
    var stored = answers.get(request.get("key").asText());
    if (stored == null) {
      var answer = decide(request.get("command").asText(), request.get("data"));
      answers.put(request.get("key").asText(), new Stored(request, answer));
      return answer.deepCopy();
    }
    return stored.request().equals(request)
        ? stored.answer().deepCopy().put("replayed", true)
        : refused(422, "idempotency-key-reused");
  }

  private ObjectNode decide(String command, JsonNode data) {
    return switch (command) {
      case "PostListing" -> post(data);
      case "ChangeListingPrice" -> changePrice(data);
      case "OpenCart" -> open(data);
      default -> inCart(command, data);
    };
  }

  private ObjectNode post(JsonNode data) {
    var price = data.get("price").get("amount").asText();
    return prices.putIfAbsent(data.get("id").asText(), price) == null
        ? accepted("PostListing " + data.get("title").asText() + " " + price)
        : refused(409, "listing-exists");
  }

  private ObjectNode changePrice(JsonNode data) {
    var price = data.get("price").get("amount").asText();
    var before = prices.replace(data.get("listingId").asText(), price);
    if (before == null) {
      return refused(404, "unknown-listing");
    }
    return before.equals(price) ? nothingToDo() : accepted("ChangeListingPrice " + price);
  }

  private ObjectNode open(JsonNode data) {
    return carts.putIfAbsent(data.get("id").asText(), new Cart()) == null
        ? accepted("OpenCart")
        : refused(409, "cart-exists");
  }

  private ObjectNode inCart(String command, JsonNode data) {
    var cart = carts.get(data.get("cartId").asText());
    if (cart == null) {
      return refused(404, "unknown-cart");
    }
    if (cart.checkedOut) {
      return refused(409, "cart-checked-out");
    }
    return switch (command) {
      case "AddItemToCart" -> add(cart, data);
      case "RemoveItemFromCart" ->
          cart.lines.remove(data.get("listingId").asText()) == null
              ? refused(409, "item-not-in-cart")
              : accepted(command);
      case "CheckOutCart" -> checkOut(cart);
      default -> refused(400, "unknown-command");
    };
  }

  private ObjectNode add(Cart cart, JsonNode data) {
    var listing = data.get("listingId").asText();
    if (!prices.containsKey(listing)) {
      return refused(404, "unknown-listing");
    }
    cart.lines.merge(listing, data.get("quantity").asInt(), Integer::sum);
    return accepted("AddItemToCart " + prices.get(listing));
  }

  private ObjectNode checkOut(Cart cart) {
    if (cart.lines.isEmpty()) {
      return refused(409, "cart-empty");
    }
    cart.checkedOut = true;
    return accepted("CheckOutCart " + cart.lines.size());
  }

  private ObjectNode accepted(String effect) {
    effects.add(effect);
    var answer = nothingToDo();
    answer.withArray("events").addObject().put("type", effect);
    return answer;
  }

  private static ObjectNode nothingToDo() {
    var answer = JSON.createObjectNode().put("status", 202);
    answer.putArray("events");
    return answer;
  }

  private static ObjectNode refused(int status, String reason) {
    return JSON.createObjectNode()
        .put("status", status)
        .put("type", "https://hindsight.dev/problems/" + reason);
  }
}

package dev.hindsight.command.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.service.pages.ExampleId;
import java.util.Map;

/**
 * The bodies in the API's description. They belong to one story about the ids of {@link ExampleId}:
 * sent in the order in which a shop would send them, they are accepted.
 */
final class RequestExamples {

  static final String LINES =
      """
      {"command":"OpenCart","key":"a-visit-1","data":{"id":"0197aaaa-0000-7000-8000-0000000000ca"}}
      {"command":"OpenAccount","data":{"currency":"EUR"}}
      """;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String CUSTOMER = ExampleId.of("customer");
  private static final String ACCOUNT = ExampleId.of("account");
  private static final String LISTING = ExampleId.of("listing");
  private static final String PRICE = "{\"amount\":\"8.00\",\"currency\":\"EUR\"}";

  private RequestExamples() {}

  /** What to send to an operation: {@code POST /carts}. */
  static Map<String, Object> of(String operation) {
    return json(
        switch (operation) {
          case "POST /customers" ->
              "{\"id\":\"%s\",\"name\":\"Ada Lovelace\",\"email\":\"ada.lovelace@example.org\"}"
                  .formatted(CUSTOMER);
          case "PUT /customers/{id}/email" -> "{\"email\":\"countess@example.org\"}";
          case "POST /accounts" ->
              "{\"id\":\"%s\",\"ownerId\":\"%s\",\"currency\":\"EUR\"}"
                  .formatted(ACCOUNT, CUSTOMER);
          case "POST /accounts/{id}/deposits" ->
              "{\"amount\":{\"amount\":\"50.00\",\"currency\":\"EUR\"},\"reference\":\"salary\"}";
          case "POST /accounts/{id}/withdrawals" ->
              "{\"amount\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},\"reference\":\"cash\"}";
          case "POST /transfers" ->
              "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}}"
                  .formatted(ACCOUNT, ExampleId.of("savings account"));
          case "POST /listings" ->
              "{\"id\":\"%s\",\"title\":\"A lamp\",\"brand\":\"uno\",\"category\":\"home.light\",\"price\":%s}"
                  .formatted(LISTING, PRICE);
          case "PUT /listings/{id}/price" ->
              "{\"price\":{\"amount\":\"7.50\",\"currency\":\"EUR\"}}";
          case "POST /carts" ->
              "{\"id\":\"%s\",\"customerId\":\"%s\"}".formatted(ExampleId.of("cart"), CUSTOMER);
          case "POST /carts/{id}/items" ->
              "{\"listingId\":\"%s\",\"quantity\":2}".formatted(LISTING);
          case "PATCH /carts/{id}/items/{listingId}" -> "{\"quantity\":1}";
          case "POST /orders/{id}/payment" -> "{\"accountId\":\"%s\"}".formatted(ACCOUNT);
          case "POST /orders/{id}/cancellation" -> "{\"reason\":\"changed my mind\"}";
          // All that the others could be told may be left out.
          default -> "{}";
        });
  }

  /** The answer to one of them. */
  static Map<String, Object> accepted() {
    return json(
        """
        {"commandId":"0197aaaa-0000-7000-8000-00000000c0de","stream":"cart-%1$s","version":1,"position":42,
         "events":[{"id":"0197aaaa-0000-7000-8000-0000000000e1","type":"hindsight.cart.opened.v1",
                    "stream":"cart-%1$s","version":1,"position":42}]}
        """
            .formatted(ExampleId.of("cart")));
  }

  private static Map<String, Object> json(String text) {
    try {
      return JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + text, e);
    }
  }
}

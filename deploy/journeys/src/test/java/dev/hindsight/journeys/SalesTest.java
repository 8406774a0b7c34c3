package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.local.access.Bearer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the proof of an e-mail address to a refund and an erasure, over the packaged stack. */
class SalesTest {

  private static final Pattern CODE = Pattern.compile("with this code:\\s+(\\S+)");

  @TempDir private Path folder;
  private PackagedStack shop;

  @BeforeEach
  void start() throws Exception {
    shop = new PackagedStack(folder, "data");
    shop.up();
  }

  @AfterEach
  void stop() throws Exception {
    shop.close();
  }

  @Test
  void a_seller_sells_what_a_buyer_pays_for_and_everybody_can_prove_it() throws Exception {
    String seller = shop.make("/customers", person("Grace", "grace@example.org"));
    String lamp = a_listing_is_refused_until_the_address_is_proved(seller);
    String sales = shop.make("/accounts", account(seller));
    String buyer = shop.make("/customers", person("Ada", "ada@example.org"));
    String purse = shop.make("/accounts", account(buyer));
    shop.post("/accounts/" + purse + "/deposits", "{\"amount\":" + eur("100.00") + "}");

    String order = order(buyer, lamp, 3, purse);
    awaitOrder(order, "paid");
    balancesAre(purse, "25.00", sales, "75.00");

    String tooMuch = order(buyer, lamp, 2, purse);
    JsonNode rejected = awaitOrder(tooMuch, "rejected");
    assertThat(rejected.path("rejection").path("reason").asText()).isEqualTo("insufficient-funds");
    assertThat(shop.get("/carts/" + tooMuch).path("status").asText()).isEqualTo("open");
    balancesAre(purse, "25.00", sales, "75.00");

    JsonNode cancelled = shop.post("/orders/" + order + "/cancellation", "{}");
    awaitOrder(order, "refunded");
    balancesAre(purse, "100.00", sales, "0.00");
    the_command_is_followed_until_every_projection_has_it(cancelled.path("commandId").asText());
    each_step_of_the_process_says_what_it_came_from(order);

    what_is_personal_is_gone_after_an_erasure(seller, "Grace", "grace@example.org");
    assertThat(shop.succeeds("verify")).contains("every one there, once, unchanged");
  }

  private String a_listing_is_refused_until_the_address_is_proved(String seller) throws Exception {
    String listing =
        "{\"sellerId\":\"%s\",\"title\":\"A lamp\",\"price\":%s}".formatted(seller, eur("25.00"));
    var refused = shop.send("POST", "/listings", listing);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("email-not-verified");

    var mails =
        await("the mail")
            .atMost(PackagedStack.LIMIT)
            .until(
                () -> shop.get("/admin/command-service/mails?to=grace@example.org"),
                found -> found.size() == 1);
    var code = CODE.matcher(mails.path(0).path("text").asText());
    assertThat(code.find()).as(mails.toString()).isTrue();
    shop.post(
        "/customers/" + seller + "/email-verification", "{\"token\":\"" + code.group(1) + "\"}");

    return shop.make("/listings", listing);
  }

  /** Returns the id of the order, which is that of its cart. */
  private String order(String buyer, String listing, int pieces, String account) throws Exception {
    String cart = shop.make("/carts", "{\"customerId\":\"" + buyer + "\"}");
    shop.post(
        "/carts/" + cart + "/items",
        "{\"listingId\":\"%s\",\"quantity\":%d}".formatted(listing, pieces));
    JsonNode answer =
        shop.post("/carts/" + cart + "/checkout", "{\"accountId\":\"" + account + "\"}");
    assertThat(answer.path("events").path(1).path("stream").asText()).isEqualTo("order-" + cart);
    return cart;
  }

  private JsonNode awaitOrder(String order, String status) {
    return await("order " + status)
        .atMost(PackagedStack.LIMIT)
        .ignoreExceptions()
        .until(
            () -> shop.get("/orders/" + order),
            found -> found.path("status").asText().equals(status));
  }

  private void balancesAre(String one, String amount, String other, String amountOfOther) {
    await("balances")
        .atMost(PackagedStack.LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(balance(one)).isEqualTo(amount);
          assertThat(balance(other)).isEqualTo(amountOfOther);
        });
  }

  private String balance(String account) throws IOException {
    return shop.get("/accounts/" + account).path("balance").path("amount").asText();
  }

  private void the_command_is_followed_until_every_projection_has_it(String command)
      throws Exception {
    var request =
        HttpRequest.newBuilder(shop.uri("/commands/" + command))
            .header(Bearer.HEADER, shop.bearer())
            .header("Accept", "text/event-stream")
            .timeout(PackagedStack.LIMIT)
            .build();
    String heard = shop.client.send(request, BodyHandlers.ofString()).body();
    assertThat(heard).contains("event: applied").doesNotContain("event: timeout");
    JsonNode status = shop.get("/commands/" + command);
    assertThat(status.path("status").asText()).isEqualTo("applied");
    assertThat(status.path("projections").findValuesAsText("service")).contains("query-service");
  }

  private void each_step_of_the_process_says_what_it_came_from(String order) throws IOException {
    JsonNode events = shop.get("/streams/order-" + order);
    JsonNode placed = events.path(0);
    JsonNode paid = events.path(1);
    assertThat(paid.path("type").asText()).isEqualTo("hindsight.order.paid.v1");
    assertThat(paid.path("causationid").asText()).isEqualTo(placed.path("id").asText());
    assertThat(paid.path("correlationid").asText())
        .isEqualTo(placed.path("correlationid").asText());
    assertThat(paid.path("actor").asText()).isEqualTo("process:orders");
  }

  private void what_is_personal_is_gone_after_an_erasure(String id, String name, String email)
      throws Exception {
    assertThat(shop.get("/customers/" + id).path("name").asText()).isEqualTo(name);

    shop.post("/customers/" + id + "/erasure", "{}");

    await("the row is scrubbed")
        .atMost(PackagedStack.LIMIT)
        .untilAsserted(() -> {
          JsonNode customer = shop.get("/customers/" + id);
          assertThat(customer.path("erased").asBoolean()).isTrue();
          assertThat(customer.toString()).doesNotContain(name, email);
        });
    assertThat(shop.get("/admin/command-service/mails?to=" + email)).isEmpty();
    Path export = folder.resolve("all.ndjson");
    shop.succeeds("export", export);
    assertThat(Files.readString(export)).contains(id).doesNotContain(name, email);
    // The address is free for another customer.
    shop.make("/customers", person("Another", email));
  }

  private static String person(String name, String email) {
    return "{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, email);
  }

  private static String account(String owner) {
    return "{\"ownerId\":\"%s\",\"currency\":\"EUR\"}".formatted(owner);
  }

  private static String eur(String amount) {
    return "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
  }
}

package dev.hindsight.local.importer.replay;

import static dev.hindsight.local.importer.replay.Rows.AT;
import static dev.hindsight.local.importer.replay.Rows.at;
import static dev.hindsight.local.importer.replay.Rows.cart;
import static dev.hindsight.local.importer.replay.Rows.purchase;
import static dev.hindsight.local.importer.replay.Rows.remove;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.wire.CommandLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowCommandsTest {

  private static final String LISTING = Ids.listing("101").toString();
  private static final String CART = Ids.cart("s", 2).toString();

  @Test
  void each_command_is_one_line_of_the_public_interface() {
    var row = new RowCommands(cart("s", "101", "2.6"), "1");
    var removal = new RowCommands(remove("s", "101", "2.6"), "1");
    var purchase = new RowCommands(purchase("s", "101", "2.6"), "1");

    assertThat(json(row.openCart(2)))
        .isEqualTo(
            """
            {"command":"OpenCart",\
            "key":"import/s/2022-10-01T00:00:00Z/cart/101/1/OpenCart/cart-2",\
            "data":{"id":"%s","occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(CART));
    assertThat(json(row.deed(2)))
        .endsWith(
            """
            "data":{"cartId":"%s","listingId":"%s","quantity":1,\
            "occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(CART, LISTING));
    assertThat(json(row.changePrice()))
        .endsWith(
            """
            "data":{"listingId":"%s","price":{"amount":"2.60","currency":"EUR"},\
            "occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(LISTING));
    assertThat(json(removal.deed(2)))
        .startsWith("{\"command\":\"RemoveItemFromCart\"")
        .endsWith(
            """
            "data":{"cartId":"%s","listingId":"%s","occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(CART, LISTING));
    assertThat(json(purchase.deed(2)))
        .startsWith("{\"command\":\"CheckOutCart\"")
        .endsWith(
            """
            "data":{"cartId":"%s","occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(CART));
  }

  @Test
  void a_listing_names_the_brand_where_it_is_known() {
    var row = new RowCommands(cart("s", "101", "2.6"), "1");

    assertThat(json(row.postListing(new Products.Details("entity", "a.b"))))
        .endsWith(
            """
            "data":{"id":"%s","title":"Product 101 by entity","brand":"entity",\
            "category":"a.b","price":{"amount":"2.60","currency":"EUR"},\
            "occurredAt":"2022-10-01T00:00:00Z"}}\
            """
                .formatted(LISTING));
    assertThat(json(row.postListing(new Products.Details(null, null))))
        .contains("\"title\":\"Product 101\",\"price\"");
  }

  @Test
  void identical_rows_have_keys_of_their_own_and_the_same_in_every_run() {
    var rows =
        List.of(
            cart("s", "101", "2.6"),
            cart("s", "102", "2.6"),
            cart("s", "101", "2.6"),
            remove("s", "101", "2.6"),
            at(cart("s", "101", "2.6"), AT.plusSeconds(1)),
            // The time goes back: still another row.
            cart("s", "101", "2.6"),
            cart("s", "101", "2.6"));

    assertThat(keys(rows)).doesNotHaveDuplicates().isEqualTo(keys(rows));
  }

  @Test
  void the_longest_key_fits() {
    var longest = "x".repeat(80);
    var row = new RowCommands(remove(longest, longest, "2.6"), "1000.1000000");

    assertThat(row.deed(1_000_000).key()).hasSizeLessThanOrEqualTo(255);
    assertThat(new RowCommands(cart(longest, longest, "1"), "1000.1000000").deed(1_000_000).key())
        .hasSizeLessThanOrEqualTo(255);
  }

  private static List<String> keys(List<Row.Deed> rows) {
    var occurrences = new Occurrences();
    return rows.stream()
        .map(row -> new RowCommands(row, occurrences.next(row)))
        .flatMap(row -> Stream.of(row.deed(1), row.changePrice()))
        .map(CommandLine::key)
        .toList();
  }

  private static String json(CommandLine line) {
    return new ObjectMapper().valueToTree(line).toString();
  }
}

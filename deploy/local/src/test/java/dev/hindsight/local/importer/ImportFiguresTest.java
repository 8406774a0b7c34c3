package dev.hindsight.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ImportFiguresTest {

  private static final String FILE = Importing.file("every-kind-of-row.csv");

  @AutoClose private final Importing importing = new Importing();

  @Test
  void a_file_with_every_kind_of_row_comes_to_what_was_counted_by_hand() {
    assertThat(importing.run(FILE)).isZero();

    assertThat(importing.table())
        .containsExactly(
            "rows read 21",
            "commands accepted 8",
            "adds 5",
            "removals 1",
            "checkouts 2",
            "commands refused 6",
            "cart-checked-out 2",
            "cart-empty 1",
            "item-not-in-cart 1",
            "unknown-cart 2",
            "rows skipped 7",
            "view 2",
            "malformed 5",
            "besides 8",
            "listings posted 3",
            "price changes 2",
            "carts opened 3",
            "prices unchanged 0",
            "already there 0");
  }

  @Test
  void malformed_rows_are_named_by_file_and_line() {
    importing.run(FILE);

    assertThat(importing.out().lines().filter(line -> line.startsWith("every-kind-of-row.csv:")))
        .containsExactly(
            "every-kind-of-row.csv:16: expected 6 columns, found 1",
            "every-kind-of-row.csv:17: event_time '01.10.2022 10:00'"
                + " is not like 2022-10-01 00:00:00 UTC",
            "every-kind-of-row.csv:18: price '1.234' is no amount of EUR",
            "every-kind-of-row.csv:19: price '-1.00' is not above zero",
            "every-kind-of-row.csv:20: event_type 'wish'"
                + " is none of view, cart, remove_from_cart, purchase");
  }

  @Test
  void an_item_costs_what_its_listing_cost_at_its_row() {
    importing.run(FILE);

    assertThat(importing.shop().effects().stream().filter(effect -> effect.startsWith("AddItem")))
        .containsExactlyInAnyOrder(
            "AddItemToCart 2.60",
            "AddItemToCart 2.60",
            "AddItemToCart 13.00",
            "AddItemToCart 14.00",
            "AddItemToCart 0.50");
  }

  @Test
  void a_second_run_changes_nothing_and_says_the_same() throws Exception {
    importing.run("--json", FILE);
    var first = importing.json();
    var effects = importing.shop().effects();

    assertThat(importing.run("--json", FILE)).isZero();

    assertThat(importing.shop().effects()).isEqualTo(effects);
    assertThat(importing.json().at("/total/accepted")).isEqualTo(first.at("/total/accepted"));
    assertThat(importing.json().at("/total/refusedByReason"))
        .isEqualTo(first.at("/total/refusedByReason"));
    assertThat(importing.json().at("/total/alreadyThere"))
        .isEqualTo(importing.json().at("/total/commands"));
    assertThat(first.at("/total/alreadyThere").asInt()).isZero();
  }

  @Test
  void a_file_twice_in_one_run_changes_nothing_the_second_time() throws Exception {
    importing.run("--json", FILE, FILE);

    assertThat(importing.json().at("/files/1/figures/alreadyThere").asInt()).isEqualTo(22);
    assertThat(importing.json().at("/total/accepted/total").asInt()).isEqualTo(16);
  }

  @Test
  void a_file_repeated_is_done_by_other_visitors_each_time() throws Exception {
    importing.run("--json", FILE);
    var once = importing.json();
    var listings = listings();

    assertThat(importing.run("--json", "--repeat", "4", FILE)).isZero();

    assertThat(importing.json().at("/total/accepted/adds").asInt())
        .isEqualTo(4 * once.at("/total/accepted/adds").asInt());
    assertThat(importing.json().at("/total/accepted/checkouts").asInt())
        .isEqualTo(4 * once.at("/total/accepted/checkouts").asInt());
    assertThat(importing.json().at("/total/refused").asInt())
        .isEqualTo(4 * once.at("/total/refused").asInt());
    assertThat(importing.json().at("/total/alreadyThere")).isEqualTo(once.at("/total/commands"));
    assertThat(listings()).isEqualTo(listings);
  }

  @Test
  void a_repeated_run_goes_on_where_a_shorter_one_ended_and_changes_nothing_twice()
      throws Exception {
    importing.run("--json", "--repeat", "2", FILE);
    var two = importing.json().at("/total/commands").asInt();
    importing.run("--json", "--repeat", "3", FILE);
    assertThat(importing.json().at("/total/alreadyThere").asInt()).isEqualTo(two);
    var effects = importing.shop().effects();

    importing.run("--json", "--repeat", "3", FILE);

    assertThat(importing.shop().effects()).isEqualTo(effects);
    assertThat(importing.json().at("/total/alreadyThere"))
        .isEqualTo(importing.json().at("/total/commands"));
  }

  @Test
  void product_data_beside_the_file_names_the_brands() {
    importing.run(FILE);

    assertThat(importing.err()).contains("Brands and categories: ").contains("products.csv");
    assertThat(importing.shop().effects()).contains("PostListing Product 102 by entity 13.00");
  }

  @Test
  void product_data_is_left_alone_when_asked() {
    importing.run("--no-products", FILE);

    assertThat(importing.err()).isEmpty();
    assertThat(importing.shop().effects()).contains("PostListing Product 102 13.00");
  }

  @Test
  void a_run_with_other_product_data_changes_nothing_either() {
    importing.run("--no-products", FILE);
    var prices = importing.shop().prices();
    var effects = importing.shop().effects();

    assertThat(importing.run(FILE)).isZero();

    assertThat(importing.shop().prices()).isEqualTo(prices);
    assertThat(importing.shop().effects()).isEqualTo(effects);
  }

  private List<String> listings() {
    return importing.shop().effects().stream()
        .filter(effect -> effect.startsWith("PostListing"))
        .toList();
  }
}

package dev.hindsight.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

  private static final Path FILE = resource("every-kind-of-row.csv");

  private final FarShop shop = new FarShop();
  private FarServer far;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    far = new FarServer(shop);
  }

  @AfterEach
  void stop() throws Exception {
    far.close();
  }

  @Test
  void a_file_with_every_kind_of_row_comes_to_what_was_counted_by_hand() {
    assertThat(run(FILE.toString())).isZero();

    assertThat(table())
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
            "already there before 0");
  }

  @Test
  void malformed_rows_are_named_by_file_and_line() {
    run(FILE.toString());

    assertThat(out.toString().lines().filter(line -> line.startsWith("every-kind-of-row.csv:")))
        .containsExactly(
            "every-kind-of-row.csv:16: expected 6 columns, found 1",
            "every-kind-of-row.csv:17: event_time '01.10.2022 10:00'"
                + " is not like 2022-10-01 00:00:00 UTC",
            "every-kind-of-row.csv:18: price '1.234' is no amount of EUR",
            "every-kind-of-row.csv:19: price '-1.00' is negative",
            "every-kind-of-row.csv:20: event_type 'wish'"
                + " is none of view, cart, remove_from_cart, purchase");
  }

  @Test
  void an_item_costs_what_its_listing_cost_at_its_row() {
    run(FILE.toString());

    assertThat(shop.effects().stream().filter(effect -> effect.startsWith("AddItem")))
        .containsExactlyInAnyOrder(
            "AddItemToCart 2.60",
            "AddItemToCart 2.60",
            "AddItemToCart 13.00",
            "AddItemToCart 14.00",
            "AddItemToCart 0.50");
  }

  @Test
  void a_second_run_changes_nothing_and_says_the_same() throws Exception {
    run("--json", FILE.toString());
    var first = json();
    var effects = shop.effects();

    assertThat(run("--json", FILE.toString())).isZero();

    assertThat(shop.effects()).isEqualTo(effects);
    assertThat(json().at("/total/accepted")).isEqualTo(first.at("/total/accepted"));
    assertThat(json().at("/total/refusedByReason")).isEqualTo(first.at("/total/refusedByReason"));
    assertThat(json().at("/total/alreadyThere")).isEqualTo(json().at("/total/commands"));
    assertThat(first.at("/total/alreadyThere").asInt()).isZero();
  }

  @Test
  void a_file_twice_in_one_run_changes_nothing_the_second_time() throws Exception {
    run("--json", FILE.toString(), FILE.toString());

    assertThat(json().at("/files/1/figures/alreadyThere").asInt()).isEqualTo(22);
    assertThat(json().at("/total/accepted/total").asInt()).isEqualTo(16);
  }

  @Test
  void product_data_beside_the_file_names_the_brands() {
    run(FILE.toString());

    assertThat(err.toString()).contains("Brands and categories: ").contains("products.csv");
    assertThat(shop.effects()).contains("PostListing Product 102 by entity 13.00");
  }

  @Test
  void product_data_is_left_alone_when_asked() {
    run("--no-products", FILE.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(shop.effects()).contains("PostListing Product 102 13.00");
  }

  @Test
  void a_run_with_other_product_data_changes_nothing_either() {
    run("--no-products", FILE.toString());
    var prices = shop.prices();
    var effects = shop.effects();

    assertThat(run(FILE.toString())).isZero();

    assertThat(shop.prices()).isEqualTo(prices);
    assertThat(shop.effects()).isEqualTo(effects);
  }

  @Test
  void a_broken_connection_is_taken_up_again_without_anything_done_twice() throws Exception {
    var file = manyRows();
    far.breakAfter(100);

    assertThat(run("--json", file.toString())).isZero();

    assertThat(far.requests()).isGreaterThan(10);
    assertThat(json().at("/total/accepted/adds").asInt()).isEqualTo(1_000);
    assertThat(additions()).isEqualTo(1_000);
    assertThat(json().at("/total/accepted/checkouts").asInt()).isEqualTo(50);
    assertThat(json().at("/total/refused").asInt()).isZero();
  }

  @Test
  void lines_that_are_put_off_are_sent_again_in_the_order_of_their_session() throws Exception {
    var file = manyRows();
    far.putOff(7, 60);
    far.turnAway(2);

    assertThat(run("--json", file.toString())).isZero();

    assertThat(additions()).isEqualTo(1_000);
    // Every addition of a session came before its checkout: nothing was refused, each cart is full.
    assertThat(json().at("/total/refused").asInt()).isZero();
    assertThat(shop.effects().stream().filter("CheckOutCart 20"::equals)).hasSize(50);
  }

  @Test
  void a_far_side_that_is_not_there_is_one_clear_error() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    var code = execute("--port", Integer.toString(port), FILE.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .contains("The import did not come to its end: nothing done for 3 seconds: ")
        .contains("Connection refused")
        .contains("Run it again to go on");
  }

  @Test
  void another_server_at_the_address_is_one_clear_error() {
    var code = execute("--url", far.url() + "/elsewhere", FILE.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("status 404: is this the address of Hindsight?");
  }

  @Test
  void all_files_are_checked_before_anything_is_sent() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");

    assertThat(run(FILE.toString(), wrong.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("wrong.csv: wrong header: expected event_time,");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(far.requests()).isZero();
  }

  @Test
  void a_missing_file_and_wrong_usage_are_refused() {
    assertThat(run(folder.resolve("missing.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("missing.csv: no such file");
    assertThat(run()).isEqualTo(2);
    assertThat(run("--currency", "EURO", FILE.toString())).isEqualTo(2);
    assertThat(run("--port", "1", FILE.toString())).isEqualTo(2);
    assertThat(run(resource("products.csv").toString())).isEqualTo(2);
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("--url", far.url()));
    all.addAll(List.of(arguments));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Fifty sessions whose rows are shuffled into one another: twenty products each, then bought. */
  private Path manyRows() throws Exception {
    var header = "event_time,event_type,product_id,price,user_id,user_session\n";
    var rows =
        IntStream.range(0, 21 * 50)
            .mapToObj(i -> row(i / 50, i / 50 < 20 ? "cart" : "purchase", "session-" + i % 50));
    return Files.writeString(
        folder.resolve("many.csv"), rows.collect(Collectors.joining("", header, "")));
  }

  private static String row(int round, String type, String session) {
    return "2022-10-01 00:00:%02d UTC,%s,%d,1.00,1,%s\n"
        .formatted(round, type, 1000 + round, session);
  }

  private long additions() {
    return shop.effects().stream().filter(effect -> effect.startsWith("AddItem")).count();
  }

  private List<String> table() {
    return out.toString()
        .lines()
        .skip(1)
        .takeWhile(line -> !line.contains(".csv:"))
        .map(line -> line.trim().replaceAll(" +", " "))
        .toList();
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(lastLine());
  }

  private String lastLine() {
    return out.toString().lines().reduce("", (_, line) -> line);
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/importer", name);
  }
}

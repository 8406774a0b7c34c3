package dev.hindsight.local.importer.replay;

import static dev.hindsight.local.importer.replay.Rows.cart;
import static dev.hindsight.local.importer.replay.Rows.purchase;
import static dev.hindsight.local.importer.replay.Rows.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.report.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileReplayTest {

  private final WaitingCommands far = new WaitingCommands();
  private final Tally tally = new Tally("file");
  private final FileReplay replay = new FileReplay(far, new Products(), tally);

  @Test
  void a_first_addition_posts_the_listing_then_opens_the_cart_then_adds() {
    given(cart("a", "101", "2.60"));

    assertThat(far.unanswered()).containsExactly("PostListing 101 2.60");
    far.accept("PostListing 101 2.60");
    assertThat(far.unanswered()).containsExactly("OpenCart a#1");
    far.accept("OpenCart a#1");
    assertThat(far.unanswered()).containsExactly("AddItemToCart a#1 101");
  }

  @Test
  void rows_of_a_session_follow_one_another_while_other_sessions_go_on() {
    givenAnswered(cart("a", "101", "2.60"), cart("b", "101", "2.60"));

    given(purchase("a", "101", "2.60"), cart("a", "101", "2.60"), cart("b", "101", "2.60"));

    assertThat(far.unanswered()).containsExactly("CheckOutCart a#1", "AddItemToCart b#1 101");
  }

  @Test
  void listings_are_posted_ahead_of_the_rows_that_wait_for_their_session() {
    given(cart("a", "101", "2.60"), cart("a", "102", "1.00"));

    assertThat(far.unanswered()).containsExactly("PostListing 101 2.60", "PostListing 102 1.00");
    far.accept("PostListing 102 1.00");
    assertThat(far.unanswered()).containsExactly("PostListing 101 2.60");
  }

  @Test
  void an_accepted_purchase_makes_the_next_addition_open_a_new_cart() {
    givenAnswered(cart("a", "101", "2.60"));

    given(purchase("a", "101", "2.60"), cart("a", "101", "2.60"));
    far.accept("CheckOutCart a#1");
    far.accept("OpenCart a#2");

    assertThat(far.unanswered()).containsExactly("AddItemToCart a#2 101");
  }

  @Test
  void a_refused_purchase_leaves_the_cart_in_use() {
    givenAnswered(cart("a", "101", "2.60"));

    given(purchase("a", "101", "2.60"), cart("a", "101", "2.60"));
    far.refuse("CheckOutCart a#1", 409, "cart-empty");

    assertThat(far.unanswered()).containsExactly("AddItemToCart a#1 101");
  }

  @Test
  void after_a_purchase_only_an_addition_opens_a_cart() {
    givenAnswered(cart("a", "101", "2.60"), purchase("a", "101", "2.60"));

    given(remove("a", "101", "2.60"), purchase("a", "101", "2.60"));

    assertThat(far.unanswered()).containsExactly("RemoveItemFromCart a#1 101");
    far.refuse("RemoveItemFromCart a#1 101", 409, "cart-checked-out");
    assertThat(far.unanswered()).containsExactly("CheckOutCart a#1");
  }

  @Test
  void a_removal_without_any_cart_is_for_the_far_side_to_refuse() {
    given(remove("a", "101", "2.60"));
    far.accept("PostListing 101 2.60");
    far.refuse("RemoveItemFromCart a#1 101", 404, "unknown-cart");

    assertThat(tally.figures().refused()).isEqualTo(Map.of("unknown-cart", 1L));
  }

  @Test
  void a_listing_is_posted_once_and_its_price_changed_when_a_row_differs() {
    givenAnswered(cart("a", "101", "2.60"), cart("b", "101", "2.60"));

    given(cart("a", "101", "3.00"));

    assertThat(far.unanswered()).containsExactly("ChangeListingPrice 101 3.00");
    far.accept("ChangeListingPrice 101 3.00");
    assertThat(far.unanswered()).containsExactly("AddItemToCart a#1 101");
  }

  @Test
  void a_new_price_waits_for_the_rows_at_the_old_one_and_those_after_it_wait_for_it() {
    givenAnswered(cart("a", "101", "2.60"), cart("b", "101", "2.60"));

    given(cart("a", "101", "2.60"), cart("b", "101", "3.00"), cart("a", "101", "3.00"));

    assertThat(far.unanswered()).containsExactly("AddItemToCart a#1 101");
    far.accept("AddItemToCart a#1 101");
    assertThat(far.unanswered()).containsExactly("ChangeListingPrice 101 3.00");
    far.accept("ChangeListingPrice 101 3.00");
    assertThat(far.unanswered())
        .containsExactlyInAnyOrder("AddItemToCart b#1 101", "AddItemToCart a#1 101");
  }

  @Test
  void a_listing_of_an_earlier_import_gets_the_price_of_the_row() {
    given(cart("a", "101", "2.60"));

    far.refuse("PostListing 101 2.60", 409, "listing-exists");

    assertThat(far.unanswered()).containsExactly("ChangeListingPrice 101 2.60");
  }

  @Test
  void a_listing_posted_by_this_row_with_other_details_is_left_as_it_is() {
    given(cart("a", "101", "2.60"));

    far.refuse("PostListing 101 2.60", 422, "idempotency-key-reused");

    assertThat(far.unanswered()).containsExactly("OpenCart a#1");
  }

  @Test
  void a_listing_that_was_refused_is_posted_again_at_the_next_price() {
    given(cart("a", "101", "9.99"));
    far.refuse("PostListing 101 9.99", 400, "malformed");
    far.acceptAll();

    given(cart("b", "101", "2.60"));

    assertThat(far.unanswered()).containsExactly("PostListing 101 2.60");
  }

  @Test
  void a_cart_that_an_earlier_import_checked_out_is_followed_by_the_next() {
    given(cart("a", "101", "2.60"));
    far.accept("PostListing 101 2.60");
    far.refuse("OpenCart a#1", 409, "cart-exists");
    far.refuse("AddItemToCart a#1 101", 409, "cart-checked-out");
    far.accept("OpenCart a#2");
    far.accept("AddItemToCart a#2 101");

    assertThat(tally.figures().accepted().adds()).isEqualTo(1);
    assertThat(tally.figures().refused()).isEmpty();
  }

  private void given(Row.Deed... rows) {
    for (var row : rows) {
      var _ = replay.replay(row);
    }
  }

  private void givenAnswered(Row.Deed... rows) {
    given(rows);
    far.acceptAll();
  }
}

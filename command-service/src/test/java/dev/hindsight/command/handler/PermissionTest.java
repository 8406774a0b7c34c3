package dev.hindsight.command.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionTest {

  private static final UUID ADA = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final Owner ADAS = Owner.customer(ADA);
  private static final Owner BOBS = Owner.customer(BOB);
  private static final Owner SOLD_BY_ADA = Owner.seller(ADA);
  private static final Owner THE_SHOPS = new Owner.TheShop();
  private static final StreamName CART = new StreamName("cart", new UUID(1, 1));

  @Test
  void operators_touch_everything() {
    for (var owner : List.of(ADAS, BOBS, SOLD_BY_ADA, THE_SHOPS)) {
      assertThat(may(caller(null, "operator"), owner)).isTrue();
      assertThat(may(Caller.THE_SHOP, owner)).isTrue();
    }
  }

  @Test
  void customers_touch_what_is_theirs_alone() {
    var ada = caller(ADA, "customer");

    assertThat(may(ada, ADAS)).isTrue();
    assertThat(may(ada, ADAS, ADAS)).isTrue();
    assertThat(may(ada)).as("what is not there").isTrue();
    for (var owner : List.of(BOBS, SOLD_BY_ADA, THE_SHOPS)) {
      assertThat(may(ada, owner)).isFalse();
      assertThat(may(ada, ADAS, owner)).isFalse();
      assertThat(may(ada, owner, ADAS)).isFalse();
    }
  }

  @Test
  void merchants_touch_what_they_sell_alone() {
    var ada = caller(ADA, "merchant");

    assertThat(may(ada, SOLD_BY_ADA)).isTrue();
    for (var owner : List.of(ADAS, BOBS, THE_SHOPS, Owner.seller(BOB))) {
      assertThat(may(ada, owner)).isFalse();
    }
  }

  @Test
  void who_is_both_touches_both() {
    assertThat(may(caller(ADA, "customer", "merchant"), ADAS, SOLD_BY_ADA)).isTrue();
  }

  @Test
  void who_has_no_role_or_no_id_touches_nothing() {
    for (var owner : List.of(ADAS, SOLD_BY_ADA, THE_SHOPS)) {
      assertThat(may(caller(ADA), owner)).isFalse();
      assertThat(may(caller(null, "customer", "merchant"), owner)).isFalse();
    }
  }

  @Test
  void what_is_nobodys_is_the_shops() {
    assertThat(Owner.customer(null)).isEqualTo(THE_SHOPS);
    assertThat(Owner.seller(null)).isEqualTo(THE_SHOPS);
  }

  @Test
  void a_refusal_does_not_tell_whose_it_is() {
    var refusal = Permission.refusal(caller(BOB, "customer"), CART, List.of(ADAS)).orElseThrow();

    assertThat(refusal.kind()).isEqualTo(Rejection.Kind.FORBIDDEN);
    assertThat(refusal.reason()).isEqualTo("forbidden");
    assertThat(refusal.detail()).contains("cart").doesNotContain(ADA.toString());
  }

  private static boolean may(Caller caller, Owner... touched) {
    return Permission.refusal(caller, CART, List.of(touched)).isEmpty();
  }

  private static Caller caller(@Nullable UUID id, String... roles) {
    return new Caller("somebody", id, Set.of(roles), Instant.MAX);
  }
}

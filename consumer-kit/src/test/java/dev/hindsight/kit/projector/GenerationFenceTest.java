package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.rebuild.Outcome;
import dev.hindsight.kit.rebuild.Rebuilds;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever writes where a generation was, when it is elsewhere, does no harm. */
class GenerationFenceTest {

  private static final CartProjection CARTS = new CartProjection();
  private static final Written WRITTEN =
      new Written(ProjectionId.of(CARTS), ProjectionTables.names(CARTS));

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(1);
  private final Rebuilds rebuilds = new Rebuilds(store.sessions(), Duration.ofSeconds(5));

  private Generation built(Bench former) {
    former.apply(shop.next(100));
    return ((Outcome.Done) rebuilds.start(WRITTEN, true)).generation();
  }

  private Bench beside(Generation next) {
    return new Bench(store, CARTS, next.id(), next.schema(), 100);
  }

  private void switchTo(Generation next) {
    try (var session = store.open()) {
      session.transaction(transaction -> {
        Generations.level(transaction, next.id(), "{}", null);
        return null;
      });
    }
    assertThat(rebuilds.switchTo("carts")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_writer_of_the_former_generation_is_fenced_and_goes_on_in_its_own_place() {
    try (var former = new Bench(store, CARTS, 100)) {
      var next = built(former);
      try (var beside = beside(next)) {
        beside.apply(shop.log());
        switchTo(next);
        var later = shop.next(50);

        assertThatThrownBy(() -> former.apply(later)).isInstanceOf(Fenced.class);
        assertThatThrownBy(() -> beside.apply(later)).isInstanceOf(Fenced.class);
        former.apply(later);

        assertThat(former.lane.tables().schema()).isEqualTo("g1_carts");
        Expected.inTables(CARTS, shop.log().subList(0, 100), store);
        beside.apply(later);
        assertThat(beside.lane.tables().schema()).isNull();
        Expected.inTables(CARTS, shop.log(), store);
        assertThat(store.number("SELECT count(*) FROM g1_carts.carts"))
            .isEqualTo(store.number("SELECT count(*) FROM carts"));
      }
    }
  }

  @Test
  void a_writer_of_a_cancelled_generation_is_refused_and_its_lane_is_lost() {
    try (var former = new Bench(store, CARTS, 100)) {
      var next = built(former);
      try (var beside = beside(next)) {
        beside.apply(shop.log().subList(0, 50));
        assertThat(rebuilds.cancel("carts")).isInstanceOf(Outcome.Done.class);

        assertThatThrownBy(() -> beside.apply(shop.log().subList(50, 100)))
            .isInstanceOf(RuntimeException.class);
        beside.projector.load(beside.lane);

        assertThat(beside.lane.isLost()).isTrue();
        assertThat(store.number("SELECT count(*) FROM hindsight_checkpoints WHERE version = 2"))
            .isZero();
        Expected.inTables(CARTS, shop.log(), store);
      }
    }
  }
}

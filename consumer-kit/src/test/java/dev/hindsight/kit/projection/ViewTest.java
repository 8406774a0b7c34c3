package dev.hindsight.kit.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A view that is declared by its annotation alone. */
class ViewTest {

  @Table("things")
  record Thing(int count) {}

  @Table("sightings")
  record Sighting(int count) {}

  @View(
      name = "things",
      version = 3,
      kinds = {"cart", "order"},
      facts = Sighting.class)
  static final class Things implements EntityProjection<Thing> {
    @Override
    public @Nullable Thing fold(@Nullable Thing row, Recorded recorded, Facts out) {
      return row;
    }
  }

  @View(name = "plain", kinds = "cart")
  static final class Plain implements EntityProjection<Thing> {
    @Override
    public @Nullable Thing fold(@Nullable Thing row, Recorded recorded, Facts out) {
      return row;
    }
  }

  static final class Undeclared implements EntityProjection<Thing> {
    @Override
    public @Nullable Thing fold(@Nullable Thing row, Recorded recorded, Facts out) {
      return row;
    }
  }

  @Test
  void the_annotation_says_all_but_the_fold() {
    var things = new Things();

    assertThat(things.name()).isEqualTo("things");
    assertThat(things.version()).isEqualTo(3);
    assertThat(things.kinds()).containsExactlyInAnyOrder("cart", "order");
    assertThat(things.row()).isEqualTo(Thing.class);
    assertThat(things.facts()).containsExactly(Sighting.class);
  }

  @Test
  void the_first_version_has_no_facts_unless_it_says_so() {
    assertThat(new Plain().version()).isEqualTo(1);
    assertThat(new Plain().facts()).isEmpty();
  }

  @Test
  void a_class_without_it_is_told_what_it_lacks() {
    assertThatThrownBy(() -> new Undeclared().name())
        .hasMessageContainingAll("Undeclared", "@View(name = …, kinds = …)");
    assertThat(new Undeclared().facts()).isEmpty();
  }
}

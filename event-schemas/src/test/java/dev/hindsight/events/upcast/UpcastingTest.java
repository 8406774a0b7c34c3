package dev.hindsight.events.upcast;

import static dev.hindsight.events.upcast.Step.rename;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps make chains, whatever their order; loops and forks are refused at the start. */
class UpcastingTest {

  @Test
  void a_chain_runs_to_its_end_from_wherever_it_is_entered() {
    var upcasting =
        new Upcasting(
            List.of(
                new Step(
                    "t.v2", "t.v3", json -> json.put("third", json.path("second").intValue() + 1)),
                new Step("t.v1", "t.v2", json -> json.put("second", 2))));

    var first = upcasting.lift("t.v1", JsonNodeFactory.instance.objectNode());
    var second = upcasting.lift("t.v2", JsonNodeFactory.instance.objectNode().put("second", 7));

    assertThat(first.type()).isEqualTo("t.v3");
    assertThat(first.json()).hasToString("{\"second\":2,\"third\":3}");
    assertThat(second.type()).isEqualTo("t.v3");
    assertThat(second.json()).hasToString("{\"second\":7,\"third\":8}");
    assertThat(upcasting.oldTypes()).containsExactlyInAnyOrder("t.v1", "t.v2");
    assertThat(upcasting.isOld("t.v3")).isFalse();
  }

  @Test
  void a_type_without_a_step_stays_as_it_is() {
    var json = JsonNodeFactory.instance.objectNode().put("a", 1);

    var same = new Upcasting(List.of()).lift("t.v1", json);

    assertThat(same).isEqualTo(new Upcasting.Typed("t.v1", json.deepCopy()));
  }

  @Test
  void two_chains_may_end_at_one_type() {
    var upcasting = new Upcasting(List.of(rename("a.v1", "c.v1"), rename("b.v1", "c.v1")));

    assertThat(upcasting.isOld("a.v1")).isTrue();
    assertThat(upcasting.isOld("b.v1")).isTrue();
  }

  @Test
  void two_steps_from_one_type_are_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Upcasting(List.of(rename("t.v1", "t.v2"), rename("t.v1", "t.v3"))))
        .withMessage("two upcasters start from t.v1");
  }

  @Test
  void a_loop_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new Upcasting(
                List.of(rename("t.v1", "t.v2"), rename("t.v2", "t.v3"), rename("t.v3", "t.v1"))))
        .withMessageContaining("loop");
  }

  @Test
  void a_step_to_itself_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Upcasting(List.of(rename("t.v1", "t.v1"))))
        .withMessageContaining("loop");
  }

  @Test
  void a_way_into_a_loop_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            new Upcasting(
                List.of(rename("t.v1", "t.v2"), rename("t.v2", "t.v3"), rename("t.v3", "t.v2"))))
        .withMessageContaining("loop");
  }

  @Test
  void the_published_steps_stand() {
    assertThat(Upcasting.published().oldTypes()).doesNotContain("");
  }
}

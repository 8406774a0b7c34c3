package dev.hindsight.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void a_ratio_is_the_median_of_those_of_the_rounds() {
    var figure =
        figure(
            Target.atLeast(2),
            new Round(10, 30, 10),
            new Round(10, 20, 10),
            new Round(90, 100, 110));

    assertThat(figure.ratio()).isEqualTo(2);
    assertThat(figure.ours()).isEqualTo(30);
    assertThat(figure.limit()).isEqualTo(10);
    assertThat(figure.spread()).isCloseTo((3 - 1) / 2.0, within(1e-9));
    assertThat(figure.isMet()).isTrue();
  }

  @Test
  void of_an_even_number_of_rounds_the_median_lies_between_the_middle_two() {
    assertThat(figure(Target.atLeast(2), new Round(1, 1, 1), new Round(1, 2, 1)).ratio())
        .isEqualTo(1.5);
  }

  @Test
  void a_limit_that_changed_meanwhile_counts_with_its_mean() {
    assertThat(new Round(10, 30, 20).ratio()).isEqualTo(2);
  }

  @Test
  void a_time_meets_its_target_from_below() {
    assertThat(figure(Target.atMost(3), new Round(1, 2, 1)).isMet()).isTrue();
    assertThat(figure(Target.atMost(3), new Round(1, 4, 1)).isMet()).isFalse();
    assertThat(figure(Target.atLeast(3), new Round(1, 2, 1)).isMet()).isFalse();
  }

  @Test
  void what_has_no_limit_stands_beside_its_bound() {
    var bound = Target.within(10, "ms");

    var figure = Figure.within("it", bound, List.of(4.0, 20.0, 8.0), Map.of());

    assertThat(figure.ours()).isEqualTo(8);
    assertThat(figure.ratio()).isEqualTo(0.8);
    assertThat(figure.isMet()).isTrue();
    assertThat(figure.target()).hasToString("≤ 10 ms");
    assertThat(Figure.within("it", bound, List.of(11.0), Map.of()).isMet()).isFalse();
  }

  @Test
  void a_cost_stands_beside_nothing_and_is_not_missed() {
    var figure = Figure.cost("it", "ns", List.of(80.0, 100.0, 85.3), Map.of());

    assertThat(figure.ours()).isEqualTo(85.3);
    assertThat(figure.spread()).isCloseTo(20 / 85.3, within(1e-9));
    assertThat(figure.hasLimit()).isFalse();
    assertThat(figure.isMet()).isTrue();
    assertThat(figure.target()).hasToString("–");
    assertThat(figure(Target.atLeast(1), new Round(1, 1, 1)).hasLimit()).isTrue();
  }

  @Test
  void what_was_not_measured_is_no_figure() {
    assertThatThrownBy(() -> figure(Target.atLeast(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Figure figure(Target target, Round... rounds) {
    return new Figure("it", "commands/s", "inserts", target, List.of(rounds), Map.of());
  }
}

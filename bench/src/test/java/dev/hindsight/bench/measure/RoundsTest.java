package dev.hindsight.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void limit_and_ours_take_turns_and_each_round_lies_between_two_limits() throws Exception {
    var order = new ArrayList<String>();
    var told = new ArrayList<String>();
    var limits = new double[] {10, 20, 30};

    var rounds =
        new Rounds(2, told::add)
            .of(
                "it",
                "commands/s",
                () ->
                    limits[
                        (int) order.stream().filter("limit"::equals).count() + add(order, "limit")],
                () -> 60 + add(order, "ours"));

    assertThat(order).containsExactly("limit", "ours", "limit", "ours", "limit");
    assertThat(rounds).containsExactly(new Round(10, 60, 20), new Round(20, 60, 30));
    assertThat(told).hasSize(2).first().asString().contains("round 1 of 2", "4.00 ×");
  }

  private static int add(List<String> order, String what) {
    order.add(what);
    return 0;
  }
}

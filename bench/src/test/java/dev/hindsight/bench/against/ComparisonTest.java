package dev.hindsight.bench.against;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final String RATE = "≥ 2.7 × raw";
  private static final String TIME = "≤ 3.0 × raw";

  private final Comparison comparison = new Comparison();

  @Test
  void a_rate_that_is_lower_in_each_round_became_worse() throws Exception {
    theirs(RATE, 3.0, 3.2, 3.1);
    ours(RATE, 2.5, 2.6, 2.4);

    assertThat(comparison.isGood()).isFalse();
    assertThat(comparison.lines())
        .singleElement()
        .asString()
        .contains("2.50 × raw, was   3.10", "-19 %", "worse");
  }

  @Test
  void rounds_that_overlap_say_nothing() throws Exception {
    theirs(RATE, 3.0, 3.2, 2.5);
    ours(RATE, 2.5, 2.6, 2.4);

    assertThat(comparison.isGood()).isTrue();
    assertThat(comparison.lines()).singleElement().asString().endsWith("the same");
  }

  @Test
  void a_difference_too_small_to_notice_says_nothing() throws Exception {
    theirs(RATE, 3.00, 3.01);
    ours(RATE, 2.98, 2.97);

    assertThat(comparison.isGood()).isTrue();
  }

  @Test
  void of_times_the_longer_one_is_worse() throws Exception {
    theirs(TIME, 1.0, 1.1);
    ours(TIME, 2.0, 2.1);

    assertThat(comparison.isGood()).isFalse();
  }

  @Test
  void what_became_better_is_told() throws Exception {
    theirs(RATE, 1.0, 1.1);
    ours(RATE, 2.0, 2.1);

    assertThat(comparison.isGood()).isTrue();
    assertThat(comparison.lines()).singleElement().asString().endsWith("better");
  }

  @Test
  void a_row_that_only_one_has_measured_is_left_out() throws Exception {
    ours(RATE, 2.0);

    assertThat(comparison.isGood()).isTrue();
    assertThat(comparison.lines()).isEmpty();
  }

  @Test
  void a_cost_is_compared_as_it_is_and_the_higher_one_is_worse() throws Exception {
    comparison.addTheirs(cost(80.04));
    comparison.addOurs(cost(1_200));

    assertThat(comparison.isGood()).isFalse();
    assertThat(comparison.lines())
        .singleElement()
        .asString()
        .contains("1,200 ns, was     80", "+1399 %", "worse");
  }

  @Test
  void a_cost_that_became_lower_is_better() throws Exception {
    comparison.addTheirs(cost(85.31));
    comparison.addOurs(cost(3.2));

    assertThat(comparison.isGood()).isTrue();
    assertThat(comparison.lines())
        .singleElement()
        .asString()
        .contains("3.2 ns, was   85.3")
        .endsWith("better");
  }

  @Test
  void a_cost_that_is_nothing_before_and_after_is_the_same() throws Exception {
    comparison.addTheirs(cost(0));
    comparison.addOurs(cost(0));

    assertThat(comparison.lines()).singleElement().asString().endsWith("+0 %, the same");
  }

  private void ours(String target, double... ratios) throws Exception {
    for (var ratio : ratios) {
      comparison.addOurs(results(target, ratio));
    }
  }

  private void theirs(String target, double... ratios) throws Exception {
    for (var ratio : ratios) {
      comparison.addTheirs(results(target, ratio));
    }
  }

  private static JsonNode cost(double ours) throws Exception {
    return new JsonMapper()
        .readTree(
            """
            {"rows": [{"what": "encode", "unit": "ns", "ours": %s, "target": "–", "ratio": null}]}
            """
                .formatted(ours));
  }

  private static JsonNode results(String target, double ratio) throws Exception {
    return new JsonMapper()
        .readTree(
            """
            {"rows": [{"what": "commands", "target": "%s", "ratio": %s}]}
            """
                .formatted(target, ratio));
  }
}

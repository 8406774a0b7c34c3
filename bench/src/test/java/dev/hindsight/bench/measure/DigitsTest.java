package dev.hindsight.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void a_small_number_keeps_its_fraction() {
    assertThat(Digits.of(85.34)).isEqualTo("85.3");
    assertThat(Digits.of(3.276)).isEqualTo("3.28");
    assertThat(Digits.of(0.004)).isEqualTo("0");
  }

  @Test
  void a_whole_one_gets_none() {
    assertThat(Digits.of(30)).isEqualTo("30");
    assertThat(Digits.of(99.96)).isEqualTo("100");
  }

  @Test
  void a_big_one_is_whole_with_its_thousands_apart() {
    assertThat(Digits.of(12_746.199)).isEqualTo("12,746");
  }
}

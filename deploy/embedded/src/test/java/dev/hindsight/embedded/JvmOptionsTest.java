package dev.hindsight.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void options_are_told_apart_by_spaces() {
    assertThat(JvmOptions.of("  -Xmx512m   -XX:+UseParallelGC "))
        .containsExactly("-Xmx512m", "-XX:+UseParallelGC");
    assertThat(JvmOptions.of(" ")).isEmpty();
  }
}

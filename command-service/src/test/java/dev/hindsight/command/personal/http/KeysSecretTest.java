package dev.hindsight.command.personal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysSecretTest {

  @Test
  void the_former_secret_is_good_while_it_is_told() {
    var changing = new KeysSecret("new", Optional.of("old"));

    assertThat(changing.isToldBy("new")).isTrue();
    assertThat(changing.isToldBy("old")).isTrue();
    assertThat(changing.isToldBy("")).isFalse();
    assertThat(changing.isToldBy(null)).isFalse();
  }

  @Test
  void and_no_longer() {
    var changed = new KeysSecret("new", Optional.empty());

    assertThat(changed.isToldBy("new")).isTrue();
    assertThat(changed.isToldBy("old")).isFalse();
  }
}

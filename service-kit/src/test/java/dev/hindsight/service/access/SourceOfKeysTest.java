package dev.hindsight.service.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceOfKeysTest {

  private static final Optional<String> ONE = Optional.of("one");

  @Test
  void a_service_without_any_key_does_not_start_and_says_what_to_do() {
    assertThatThrownBy(() -> start(Optional.empty(), Optional.empty()))
        .hasMessageContaining("quarkus.oidc.auth-server-url")
        .hasMessageContaining("quarkus.oidc.public-key");
  }

  @Test
  void a_provider_or_a_key_is_enough() {
    assertThatCode(() -> start(ONE, Optional.empty())).doesNotThrowAnyException();
    assertThatCode(() -> start(Optional.empty(), ONE)).doesNotThrowAnyException();
  }

  private static void start(Optional<String> provider, Optional<String> key) {
    new SourceOfKeys(provider, key).check(new StartupEvent());
  }
}

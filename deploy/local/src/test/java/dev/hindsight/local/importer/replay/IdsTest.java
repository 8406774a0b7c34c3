package dev.hindsight.local.importer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void names_make_the_ids_of_version_5_that_the_standard_shows() {
    var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    assertThat(Ids.named(dns, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void ids_of_published_imports_never_change() {
    assertThat(Ids.listing("5773203")).hasToString("24341c10-9892-5055-9632-0e562ddec662");
    assertThat(Ids.cart("26dd6e6e", 1)).hasToString("94110b82-fc2b-5c51-9087-0640dc1d99bd");
  }

  @Test
  void each_cart_of_a_session_has_an_id_of_its_own() {
    assertThat(Ids.cart("s", 1)).isNotEqualTo(Ids.cart("s", 2)).isNotEqualTo(Ids.cart("t", 1));
  }
}

package dev.hindsight.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NamedIdTest {

  private static final UUID ORDER = new UUID(1, 1);
  private static final UUID SELLER = new UUID(3, 1);

  // They stand in logs. Made by another implementation of RFC 9562, section 5.5.
  @Test
  void names_lead_to_the_same_ids_for_ever() {
    assertThat(NamedId.ofPayout(ORDER, null)).hasToString("8482ec1c-9fd8-53cf-83c3-328116008564");
    assertThat(NamedId.ofPayout(ORDER, SELLER)).hasToString("b44d1255-f634-5981-be00-63aa853e3451");
    assertThat(NamedId.ofRefund(ORDER)).hasToString("c9f10d14-2655-5e90-9a75-7e7c8a0b70f5");
    assertThat(NamedId.ofAccount(null, Currency.getInstance("EUR"), 2))
        .hasToString("9106a8f2-118e-5b19-8b50-425e8883e1c8");
  }

  @Test
  void they_are_uuids_of_version_5() {
    assertThat(NamedId.of("anything").version()).isEqualTo(5);
    assertThat(NamedId.of("anything").variant()).isEqualTo(2);
  }
}

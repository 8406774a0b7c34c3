package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A cluster is watched by the very rules that compose is watched by. */
class AlertRulesTest {

  @Test
  void the_resource_has_the_groups_of_the_file() {
    assertThat(Checkout.yaml("deploy/kubernetes/base/alerts.yaml").path("spec").path("groups"))
        .isEqualTo(Checkout.yaml("deploy/observability/rules/hindsight.yaml").path("groups"));
  }
}

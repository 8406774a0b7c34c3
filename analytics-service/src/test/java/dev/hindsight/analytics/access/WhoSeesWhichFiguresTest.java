package dev.hindsight.analytics.access;

import static dev.hindsight.embedded.token.GuardedEndpoints.assertForbidden;

import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.embedded.token.GuardedEndpoints;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every endpoint, asked by those who have no business there. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class WhoSeesWhichFiguresTest {

  // SellersFiguresTest says what of them.
  private static final List<String> OF_MERCHANTS =
      List.of("/analytics/revenue", "/analytics/dropped-items");

  @Test
  void nobody_comes_in_without_a_token_that_is_good() {
    GuardedEndpoints.assertClosed(GuardedEndpoints.described());
  }

  @Test
  void every_endpoint_has_a_rule() {
    GuardedEndpoints.assertOpenToOperators(GuardedEndpoints.described());
  }

  @Test
  void figures_of_the_whole_shop_are_for_operators() {
    for (var endpoint : GuardedEndpoints.described()) {
      assertForbidden(endpoint, TestTokens.customer(UUID.randomUUID()), null);
      if (!OF_MERCHANTS.contains(endpoint.path())) {
        assertForbidden(endpoint, TestTokens.merchant(UUID.randomUUID()), null);
      }
    }
  }
}

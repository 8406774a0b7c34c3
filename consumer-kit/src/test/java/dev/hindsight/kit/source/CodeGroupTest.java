package dev.hindsight.kit.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which replicas share a consumer group. */
class CodeGroupTest {

  private static final ProjectionId CARTS = new ProjectionId("carts", 1);
  private static final ProjectionId ORDERS = new ProjectionId("orders", 1);

  @Test
  void replicas_of_the_same_code_do_whatever_the_order_and_others_do_not() {
    var code = CodeGroup.code(List.of(CARTS, ORDERS));

    assertThat(CodeGroup.code(List.of(ORDERS, CARTS))).isEqualTo(code);
    assertThat(CodeGroup.code(List.of(CARTS, new ProjectionId("orders", 2)))).isNotEqualTo(code);
    assertThat(CodeGroup.code(List.of(CARTS))).isNotEqualTo(code);
  }
}

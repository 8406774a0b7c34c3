package dev.hindsight.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.service.access.OneKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OneKey.class, restrictToAnnotatedClass = true)
class LogFieldsTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Vertx vertx;

  LogFieldsTest(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void lines_have_the_fields_until_it_is_closed_on_any_thread() throws Exception {
    fieldsAreThereAndGone();
    on(vertx.getOrCreateContext());
    on(VertxContext.getOrCreateDuplicatedContext(vertx));
  }

  private static void on(Context context) throws Exception {
    var done = new CompletableFuture<Void>();
    context.runOnContext(_ -> {
      try {
        fieldsAreThereAndGone();
        done.complete(null);
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    done.get(10, TimeUnit.SECONDS);
  }

  private static void fieldsAreThereAndGone() {
    var context = Vertx.currentContext();
    try (var _ =
        LogFields.ofStream("cart-1")
            .and("command", "OpenCart")
            .and("projection", null)
            .inTrace("00-" + TRACE + "-00f067aa0ba902b7-01")) {
      assertThat(fields())
          .containsEntry("stream", "cart-1")
          .containsEntry("command", "OpenCart")
          .containsEntry("traceId", TRACE)
          .doesNotContainKey("projection");
    }
    assertThat(fields()).doesNotContainKeys("stream", "command", "traceId");
    assertThat(Vertx.currentContext()).isSameAs(context);
  }

  private static Map<String, Object> fields() {
    var fields = new HashMap<String, Object>();
    for (var name : new String[] {"stream", "command", "projection", "traceId"}) {
      var value = MDC.get(name);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }
}

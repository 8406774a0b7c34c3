package dev.hindsight.command.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors;
import dev.hindsight.embedded.token.DescribedExamples;
import dev.hindsight.embedded.token.DescribedExamples.Described;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service says what it does, and does what it says. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class DescriptionTest {

  /** Who shares the secret of the keys asks for them; no token, and no route of the gateway. */
  private static final String INSIDE = "/keys/{customer}";

  @BeforeEach
  void ready() {
    await().until(() -> Doors.get("/q/health/ready").status() == 200);
  }

  @Test
  void every_operation_is_described() {
    operations().forEach(DescribedExamples::assertComplete);
  }

  @Test
  void every_example_is_answered_as_described_and_what_is_made_by_them_is_made() {
    var answers = new TreeMap<String, Integer>();
    operations().stream()
        // What is made first, then what happens to it, and its end at last.
        .sorted(
            Comparator.comparing((Described one) -> one.method().equals("DELETE"))
                .thenComparing(one -> one.path().endsWith("/erasure"))
                .thenComparing(one -> one.path().split("/", -1).length)
                .thenComparing(one -> !one.path().startsWith("/customers"))
                .thenComparing(one -> one.method().equals("GET"))
                .thenComparing(Described::path))
        .forEach(one -> answers.put(one.toString(), DescribedExamples.assertAnswered(one)));

    assertThat(answers)
        .containsEntry("POST /customers", 202)
        .containsEntry("POST /accounts", 202)
        .containsEntry("POST /accounts/{id}/deposits", 202)
        .containsEntry("POST /accounts/{id}/withdrawals", 202)
        .containsEntry("POST /listings", 202)
        .containsEntry("PUT /listings/{id}/price", 202)
        .containsEntry("POST /carts", 202)
        .containsEntry("POST /carts/{id}/items", 202)
        .containsEntry("PUT /customers/{id}/email", 202)
        .containsEntry("PUT /customers/{id}/mailing-lists/{list}", 202)
        .containsEntry("POST /customers/{id}/erasure", 202)
        .containsEntry("POST /commands", 200)
        .containsEntry("GET /streams/{stream}", 200);
  }

  private static List<Described> operations() {
    return DescribedExamples.operations().stream()
        .filter(one -> !one.path().equals(INSIDE))
        .toList();
  }
}

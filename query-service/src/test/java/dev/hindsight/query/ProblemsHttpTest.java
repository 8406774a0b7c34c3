package dev.hindsight.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.query.stack.QueryStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the framework turns down is told in the same way as what a resource turns down. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class ProblemsHttpTest {

  @Test
  void an_address_that_nobody_has_is_a_404_problem() {
    problem(given().get("/nothing/here"), 404, "not-found");
  }

  @Test
  void a_method_that_nobody_offers_is_a_405_problem() {
    problem(given().delete("/carts/{id}", UUID.randomUUID()), 405, "method-not-allowed");
  }

  @Test
  void a_format_that_nobody_writes_is_a_406_problem() {
    problem(
        given().accept("text/csv").get("/carts/{id}", UUID.randomUUID()), 406, "not-acceptable");
  }

  @Test
  void a_token_that_no_command_gave_is_a_400_problem() {
    problem(
        given().header("Consistency-Token", "x").get("/carts/{id}", UUID.randomUUID()),
        400,
        "malformed");
  }

  @Test
  void the_interface_is_described() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/carts/{id}'.get.summary", containsString("A cart"))
        .body(
            "paths.'/carts/{id}'.get.responses.'200'.content.'application/json'.schema.'$ref'",
            equalTo("#/components/schemas/CartAnswer"));
  }

  private static void problem(Response answer, int status, String reason) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("type", equalTo("https://hindsight.dev/problems/" + reason));
  }
}

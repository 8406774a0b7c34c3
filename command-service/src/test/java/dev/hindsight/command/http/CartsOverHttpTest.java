package dev.hindsight.command.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStores.class)
class CartsOverHttpTest {

  @Test
  void opening_a_cart_is_accepted_with_all_that_a_client_needs() {
    given()
        .contentType("application/json")
        .body(Map.of())
        .post("/carts")
        .then()
        .log()
        .all()
        .statusCode(202)
        .header("ETag", equalTo("\"1\""))
        .header("Consistency-Token", notNullValue())
        .body("version", equalTo(1))
        .body("events", hasSize(1));
  }
}

package dev.hindsight.query.stack;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Asks the service for what a command with a token has done. */
public final class Answers {

  private Answers() {}

  /** The answer that includes the token's command. */
  public static ValidatableResponse get(String path, UUID id, String token) {
    return given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get(path + "/{id}", id)
        .then();
  }

  /**
   * The plain answer about an entity, once a token of it is refused because its stream is parked.
   */
  public static ValidatableResponse getParked(String path, UUID id, String token) {
    get(path, id, token)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("/parked"));
    return given().get(path + "/{id}", id).then().statusCode(200);
  }
}

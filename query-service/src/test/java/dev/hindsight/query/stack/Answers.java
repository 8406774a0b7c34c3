package dev.hindsight.query.stack;

import static io.restassured.RestAssured.given;

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
}

package dev.hindsight.service.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.hindsight.embedded.token.GuardedEndpoints;
import dev.hindsight.embedded.token.GuardedEndpoints.Endpoint;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.embedded.token.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = OneKey.class, restrictToAnnotatedClass = true)
class AccessTest {

  private final UUID ada = UUID.randomUUID();

  @Test
  void who_has_a_good_token_is_known() {
    me(TestTokens.customer(ada), ada + " " + ada);
    me(TestTokens.signed(Token.of("root", "operator")), "root null");
    me(TestTokens.signed(Token.of("not-a-uuid", "customer")), "not-a-uuid null");
  }

  @Test
  void a_token_is_verified_once_for_a_while() {
    var token = TestTokens.signed(Token.operator());
    var before = figure("hindsight_tokens_verified_total");
    var recognised = figure("hindsight_tokens_recognised_total");
    for (int i = 0; i < 5; i++) {
      GuardedEndpoints.send(new Endpoint("GET", "/me", "/me"), token, null);
    }

    assertThat(figure("hindsight_tokens_verified_total")).isEqualTo(before + 1);
    assertThat(figure("hindsight_tokens_recognised_total")).isEqualTo(recognised + 4);
  }

  @Test
  void a_token_that_is_good_only_with_something_else_is_verified_each_time() {
    var token = TestTokens.bound(Token.operator());
    var before = figure("hindsight_tokens_verified_total");
    for (int i = 0; i < 3; i++) {
      var answer = GuardedEndpoints.send(new Endpoint("GET", "/me", "/me"), token, null);
      assertThat(answer.statusCode()).isEqualTo(200);
    }

    assertThat(figure("hindsight_tokens_verified_total")).isEqualTo(before + 3);
  }

  // Without a token, which would be one more.
  private static double figure(String name) {
    var metrics = new Endpoint("GET", "/q/metrics", "/q/metrics");
    return GuardedEndpoints.send(metrics, null, null)
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_token_that_was_good_is_no_more_once_it_has_expired() throws InterruptedException {
    var token = TestTokens.signed(Token.operator().lasting(Duration.ofSeconds(3)));
    var me = new Endpoint("GET", "/me", "/me");
    assertThat(GuardedEndpoints.send(me, token, null).statusCode()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> GuardedEndpoints.send(me, token, null).statusCode() == 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/me",
        "/nothing",
        "/admin/secrets",
        "//me",
        "/me/",
        "/open/../me",
        "/q/../me",
        "/openly"
      })
  void nobody_comes_in_without_a_token_that_is_good(String path) {
    GuardedEndpoints.assertClosed(List.of(new Endpoint("GET", path, path)));
  }

  @Test
  void what_says_nothing_about_who_may_see_it_is_closed_to_everybody() {
    var forgotten = new Endpoint("GET", "/forgotten", "/forgotten");

    GuardedEndpoints.assertClosed(List.of(forgotten));
    for (var role : List.of(Roles.CUSTOMER, Roles.MERCHANT, Roles.OPERATOR)) {
      var token = TestTokens.signed(Token.of(UUID.randomUUID().toString(), role));
      assertThat(GuardedEndpoints.send(forgotten, token, null).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin", "/admin/secrets", "//admin/secrets", "/open/../admin/secrets"})
  void admin_is_for_operators_whatever_its_resources_say(String path) {
    var admin = new Endpoint("GET", path, path);

    GuardedEndpoints.assertForbidden(admin, TestTokens.customer(ada), null);
    GuardedEndpoints.assertForbidden(admin, TestTokens.merchant(ada), null);
    assertThat(GuardedEndpoints.send(admin, TestTokens.operator(), null).statusCode())
        .isIn(200, 404);
  }

  @Test
  void what_was_opened_needs_no_token_and_a_bad_one_is_refused_all_the_same() {
    var open = new Endpoint("GET", "/open/thing", "/open/thing");

    assertThat(GuardedEndpoints.send(open, null, null).statusCode()).isEqualTo(404);
    assertThat(GuardedEndpoints.send(open, "Bearer abc", null).statusCode()).isEqualTo(401);
  }

  @Test
  void probes_come_from_within_and_whoever_comes_by_a_gateway_is_an_operator() {
    var q = new Endpoint("GET", "/q/something", "/q/something");
    assertThat(GuardedEndpoints.send(q, null, null).statusCode()).isEqualTo(404);

    for (var header :
        Map.of("X-Forwarded-For", "10.0.0.1", "Forwarded", "for=10.0.0.1").entrySet()) {
      var forwarded = given().header(header.getKey(), header.getValue());
      forwarded
          .header("Authorization", TestTokens.customer(ada))
          .get("/q/something")
          .then()
          .statusCode(403);
      given()
          .header(header.getKey(), header.getValue())
          .header("Authorization", "Basic YTpi")
          .get("/q/something")
          .then()
          .statusCode(401);
      given().header(header.getKey(), header.getValue()).get("/q/something").then().statusCode(404);
    }
  }

  @Test
  void who_asks_too_often_is_told_when_to_come_again_and_nobody_else_is() {
    var busy = TestTokens.customer(UUID.randomUUID());
    for (int i = 0; i < 20; i++) {
      given().header("Authorization", busy).get("/me").then().statusCode(200);
    }

    given()
        .header("Authorization", busy)
        .get("/me")
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("1"))
        .body("type", equalTo("https://hindsight.dev/problems/too-many-requests"));
    given().header("Authorization", TestTokens.customer(ada)).get("/me").then().statusCode(200);
    for (int i = 0; i < 30; i++) {
      given().header("Authorization", TestTokens.operator()).get("/me").then().statusCode(200);
    }
  }

  @Test
  void a_name_that_cannot_be_written_down_is_nobodys() {
    for (var name : List.of("a\u0000b", "x".repeat(256), " ")) {
      given()
          .header("Authorization", TestTokens.signed(Token.of(name, "operator")))
          .get("/me")
          .then()
          .statusCode(401);
    }
  }

  @Test
  void browsers_are_told_what_they_must_not_do_and_other_sites_are_not_let_in() {
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/me")
        .then()
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("X-Frame-Options", equalTo("DENY"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("Access-Control-Allow-Origin", equalTo(null));
  }

  private static void me(String token, String expected) {
    given()
        .header("Authorization", token)
        .get("/me")
        .then()
        .statusCode(200)
        .body(startsWith(expected));
  }
}

package dev.hindsight.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.token.GuardedEndpoints;
import dev.hindsight.embedded.token.GuardedEndpoints.Endpoint;
import dev.hindsight.embedded.token.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keys that come from an OpenID Connect provider. */
@QuarkusTest
@QuarkusTestResource(value = Provider.class, restrictToAnnotatedClass = true)
class ProviderTest {

  private static final Endpoint ME = new Endpoint("GET", "/me", "/me");

  @SuppressWarnings("NullAway.Init")
  Provider provider;

  @Test
  void its_tokens_are_accepted_also_after_it_has_other_keys_and_while_it_is_away() {
    var before = token();
    assertThat(status(before)).isEqualTo(200);
    assertThat(status("Bearer " + Token.operator().signedWith(provider.key().key(), "first")))
        .as("of another issuer")
        .isEqualTo(401);

    provider.rotate("second");
    var after = token();
    await().atMost(Duration.ofSeconds(20)).until(() -> status(after) == 200);
    await("a token by a key that is gone")
        .atMost(Duration.ofSeconds(20))
        .until(() -> status(before) == 401);

    provider.away();
    assertThat(status(after)).isEqualTo(200);
    var unknown =
        Token.operator().by(provider.issuer()).signedWith(new Provider.Named("x").key(), "x");
    assertThat(status("Bearer " + unknown)).isEqualTo(401);
    assertThat(status(after)).isEqualTo(200);

    provider.back();
    provider.rotate("third");
    var last = token();
    await().atMost(Duration.ofSeconds(20)).until(() -> status(last) == 200);
  }

  private String token() {
    var named = provider.key();
    return "Bearer " + Token.operator().by(provider.issuer()).signedWith(named.key(), named.id());
  }

  private static int status(String token) {
    return GuardedEndpoints.send(ME, token, null).statusCode();
  }
}

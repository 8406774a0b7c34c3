package dev.hindsight.service.access;

import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The service trusts one key that it is told. */
public final class OneKey implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.oidc.public-key", TestTokens.publicKey(),
        "hindsight.access.open", "/open",
        "hindsight.access.requests-at-once", "20",
        "hindsight.access.requests-per-second", "1");
  }

  @Override
  public void stop() {}
}

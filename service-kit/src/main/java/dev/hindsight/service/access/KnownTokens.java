package dev.hindsight.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment which tokens were found good: to verify a signature costs several times
 * what the rest of a small request does, and who sends one request mostly sends more with the same
 * token. Never beyond the token's end; a key that its provider no longer shows is good for as much
 * longer. Bad tokens are not remembered. From any thread, never blocks.
 */
@ApplicationScoped
public class KnownTokens implements IdentityProvider<TokenAuthenticationRequest> {

  private static final int MOST = 10_000;

  private final OidcIdentityProvider verifying;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Known> known;
  private final Counter recognised;
  private final Counter verified;

  private record Known(SecurityIdentity identity, Instant until) {}

  KnownTokens(
      OidcIdentityProvider verifying,
      MeterRegistry meters,
      @ConfigProperty(name = "hindsight.access.tokens-known-for") Duration knownFor) {
    this.verifying = verifying;
    this.recognised = meters.counter("hindsight.tokens.recognised");
    this.verified = meters.counter("hindsight.tokens.verified");
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(knownFor)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  // Before the one that verifies.
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    var token = request.getToken().getToken();
    var found = known.getIfPresent(token);
    if (found != null && clock.instant().isBefore(found.until())) {
      recognised.increment();
      return Uni.createFrom().item(found.identity());
    }
    return verifying.authenticate(request, context).invoke(identity -> keep(token, identity));
  }

  private void keep(String token, @Nullable SecurityIdentity identity) {
    verified.increment();
    if (identity != null && identity.getPrincipal() instanceof JsonWebToken read) {
      known.put(
          token,
          new Known(withoutItsRequest(identity), Instant.ofEpochSecond(read.getExpirationTime())));
    }
  }

  // Its attributes hold the request that it came with.
  private static SecurityIdentity withoutItsRequest(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .build();
  }
}

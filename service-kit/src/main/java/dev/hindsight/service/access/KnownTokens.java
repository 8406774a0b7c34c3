package dev.hindsight.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment which tokens were found good: to read one and to verify its signature
 * costs several times what the rest of a small request does, and who sends one request mostly sends
 * more with the same token. Never beyond the token's end; a key that its provider no longer shows
 * is good for as much longer. Bad tokens are not remembered, nor those that are good only together
 * with something else of the request (RFC 8705, RFC 9449). From any thread, never blocks.
 */
@ApplicationScoped
public class KnownTokens implements HttpAuthenticationMechanism {

  private static final int MOST = 10_000;
  private static final String BEARER = "Bearer ";
  private static final String BOUND_TO = "cnf";

  private final OidcAuthenticationMechanism verifying;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Known> known;
  private final Counter recognised;
  private final Counter verified;

  private record Known(SecurityIdentity identity, Instant until) {}

  KnownTokens(
      OidcAuthenticationMechanism verifying,
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

  // Before the one that verifies.
  @Override
  public int getPriority() {
    return verifying.getPriority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      return verifying.authenticate(request, providers);
    }
    var found = known.getIfPresent(header);
    if (found != null && clock.instant().isBefore(found.until())) {
      recognised.increment();
      return Uni.createFrom().item(found.identity());
    }
    return verifying.authenticate(request, providers).invoke(identity -> keep(header, identity));
  }

  private void keep(String header, @Nullable SecurityIdentity identity) {
    verified.increment();
    if (identity != null
        && identity.getPrincipal() instanceof JsonWebToken token
        && !token.containsClaim(BOUND_TO)) {
      known.put(
          header,
          new Known(withoutItsRequest(identity), Instant.ofEpochSecond(token.getExpirationTime())));
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

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return verifying.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return verifying.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return verifying.getCredentialTransport(request);
  }
}

package dev.hindsight.embedded.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of its bearer (RFC 9068), as the services read it unless they are told
 * otherwise.
 *
 * @param subject who it is: of customers and merchants the id of the customer
 * @param roles customer, merchant, operator
 */
public record Token(
    String subject,
    List<String> roles,
    String issuer,
    String audience,
    Instant from,
    Instant until) {

  private static final String HINDSIGHT = "hindsight";
  private static final Duration USUAL = Duration.ofHours(12);

  public Token {
    roles = List.copyOf(roles);
  }

  /** From now on, for the usual time. */
  public static Token of(String subject, String... roles) {
    var now = Instant.now();
    return new Token(subject, List.of(roles), HINDSIGHT, HINDSIGHT, now, now.plus(USUAL));
  }

  /** Of a customer. */
  public static Token customer(UUID id) {
    return of(id.toString(), "customer");
  }

  /** Of somebody who sells. */
  public static Token merchant(UUID id) {
    return of(id.toString(), "merchant");
  }

  /** Of somebody who looks after the shop. */
  public static Token operator() {
    return of("operator", "operator");
  }

  /** The same, for so long. */
  public Token lasting(Duration time) {
    return new Token(subject, roles, issuer, audience, from, from.plus(time));
  }

  public Token by(String otherIssuer) {
    return new Token(subject, roles, otherIssuer, audience, from, until);
  }

  public Token forAudience(String other) {
    return new Token(subject, roles, issuer, other, from, until);
  }

  /** As it was so long ago. */
  public Token ago(Duration time) {
    return new Token(subject, roles, issuer, audience, from.minus(time), until.minus(time));
  }

  /** What goes behind {@code Bearer}. */
  public String signedWith(TokenKey key) {
    return signedWith(key, null);
  }

  /** The same, of a key that its provider knows under an id. */
  public String signedWith(TokenKey key, @Nullable String id) {
    return signed(claims(), key, id);
  }

  static String signed(JwtClaims claims, TokenKey key, @Nullable String id) {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.key());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    if (id != null) {
      signature.setKeyIdHeaderValue(id);
    }
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }

  JwtClaims claims() {
    var claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(audience);
    claims.setSubject(subject);
    claims.setIssuedAt(NumericDate.fromSeconds(from.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
    claims.setGeneratedJwtId();
    claims.setStringListClaim("groups", roles);
    return claims;
  }
}

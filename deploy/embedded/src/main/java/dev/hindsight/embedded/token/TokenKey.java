package dev.hindsight.embedded.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An RSA key that tokens are signed with, and what their readers need of it. */
public final class TokenKey {

  private static final int BITS = 2048;
  private static final String ALGORITHM = "RSA";
  private static final String OF_TESTS = "hindsight.tests.token-key";

  private final RSAPrivateCrtKey key;

  private TokenKey(RSAPrivateCrtKey key) {
    this.key = key;
  }

  /** A new one. */
  public static TokenKey generate() {
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(BITS);
      return new TokenKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key can be made", e);
    }
  }

  /** One that was made before, as {@link #text()} told it. */
  public static TokenKey of(String text) {
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
      return new TokenKey(
          (RSAPrivateCrtKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a key that signs tokens", e);
    }
  }

  /** The one of all tests of this JVM, whichever loader their classes come from. */
  public static TokenKey ofTests() {
    // Not its class, of which each loader has another.
    var known =
        System.getProperties().computeIfAbsent(OF_TESTS, none -> generate().text()).toString();
    return of(known);
  }

  /** All of it, in base64: a secret. */
  public String text() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** For those who verify: X.509 in base64, on one line. */
  public String publicKey() {
    try {
      var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      var encoded = KeyFactory.getInstance(ALGORITHM).generatePublic(spec).getEncoded();
      return Base64.getEncoder().encodeToString(encoded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key has no public half", e);
    }
  }

  /** The same as providers publish it: a JSON Web Key (RFC 7517) under an id. */
  public String jwk(String id) {
    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(id, base64Url(key.getModulus()), base64Url(key.getPublicExponent()));
  }

  // Without the byte that only carries the sign.
  private static String base64Url(BigInteger number) {
    var bytes = number.toByteArray();
    var start = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  PrivateKey key() {
    return key;
  }
}

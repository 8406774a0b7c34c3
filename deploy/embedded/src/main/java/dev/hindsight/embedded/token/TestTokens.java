package dev.hindsight.embedded.token;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Authorization headers that the services of this JVM's tests accept. */
public final class TestTokens {

  private static final TokenKey KEY = TokenKey.ofTests();
  private static final String OPERATOR = signed(Token.operator());

  private TestTokens() {}

  public static String operator() {
    return OPERATOR;
  }

  public static String customer(UUID id) {
    return signed(Token.customer(id));
  }

  public static String merchant(UUID id) {
    return signed(Token.merchant(id));
  }

  /** Of anybody. */
  public static String signed(Token token) {
    return "Bearer " + token.signedWith(KEY);
  }

  /** One that is good only together with a certificate of its bearer (RFC 8705). */
  public static String bound(Token token) {
    var claims = token.claims();
    claims.setClaim("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"));
    return "Bearer " + Token.signed(claims, KEY, null);
  }

  /** An operator's, for clients that take headers as a map. */
  public static Map<String, String> headers() {
    return Map.of("Authorization", OPERATOR);
  }

  /** The same, and others. */
  public static Map<String, String> headers(Map<String, String> more) {
    var all = new HashMap<>(headers());
    all.putAll(more);
    return all;
  }

  /** For the service under test. */
  public static String publicKey() {
    return KEY.publicKey();
  }
}

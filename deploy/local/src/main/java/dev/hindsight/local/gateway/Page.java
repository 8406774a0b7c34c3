package dev.hindsight.local.gateway;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Something to be read by a browser, with what it must not do with it. */
public record Page(int status, Map<String, String> headers, byte[] body) {

  /** One that is there; browsers ask each time whether it is still the same. */
  public static Page of(String contentType, byte[] body) {
    return new Page(
        200,
        Map.of(
            "Content-Type",
            contentType,
            "ETag",
            tag(body),
            "Cache-Control",
            "no-cache",
            // Styles are set by Swagger UI itself; all else comes from files of this address.
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; connect-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer"),
        body);
  }

  /** One that is somewhere else. */
  public static Page at(String location) {
    return new Page(308, Map.of("Location", location), new byte[0]);
  }

  /** What to answer to somebody who has it already. */
  Page known() {
    return new Page(304, headers, new byte[0]);
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package dev.hindsight.command.personal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes and checks the token that a verification mail carries: base64url of the address' id, the
 * second until which it is valid, and a MAC over both and the customer. Nothing is kept of it, so
 * that the same mail sent again carries the same token.
 */
public final class EmailVerification {

  private static final int CLAIM = Long.BYTES * 3;
  private static final int MAC = 32;

  private final SecretKey key;
  private final Duration validFor;

  /** What a genuine token says: whoever has it got the mail that went to this address. */
  public record Proof(UUID address, Instant validUntil) {}

  public EmailVerification(LogKey logKey, Duration validFor) {
    if (!validFor.isPositive()) {
      throw new IllegalArgumentException(
          "hindsight.email-verification.valid-for must be above zero, not " + validFor);
    }
    this.key = logKey.derive("email-verification", "HmacSHA256");
    this.validFor = validFor;
  }

  /** How long a token is good for that was asked for then. */
  public Instant validUntil(Instant requestedAt) {
    return requestedAt.plus(validFor);
  }

  /** The token for one customer and address, always the same; valid to the second. */
  public String tokenFor(UUID customer, UUID address, Instant validUntil) {
    var claim =
        ByteBuffer.allocate(CLAIM)
            .putLong(address.getMostSignificantBits())
            .putLong(address.getLeastSignificantBits())
            .putLong(validUntil.getEpochSecond())
            .array();
    var token = ByteBuffer.allocate(CLAIM + MAC).put(claim).put(mac(customer, claim)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What the token says, if it was made here for this customer and is unchanged. */
  public Optional<Proof> read(UUID customer, String token) {
    var bytes = decoded(token);
    if (bytes.length != CLAIM + MAC) {
      return Optional.empty();
    }
    var claim = new byte[CLAIM];
    var mac = new byte[MAC];
    var whole = ByteBuffer.wrap(bytes).get(claim).get(mac).flip();
    return MessageDigest.isEqual(mac, mac(customer, claim))
        ? Optional.of(
            new Proof(
                new UUID(whole.getLong(), whole.getLong()), Instant.ofEpochSecond(whole.getLong())))
        : Optional.empty();
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mac(UUID customer, byte[] claim) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(customer.getMostSignificantBits())
              .putLong(customer.getLeastSignificantBits())
              .flip());
      return mac.doFinal(claim);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not to be had", e);
    }
  }
}

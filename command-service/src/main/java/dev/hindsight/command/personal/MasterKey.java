package dev.hindsight.command.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret that comes from the configuration. Keys for each purpose are derived from it
 * (HKDF, RFC 5869); customers' keys are wrapped by one of them (AES key wrap, RFC 3394).
 */
public final class MasterKey {

  private static final int BYTES = 32;

  private final byte[] master;
  private final SecretKey wrapping;
  private final SecretKey addresses;

  /**
   * Takes the base64 of 32 random bytes.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public MasterKey(String base64) {
    this.master = decode(base64);
    this.wrapping = derive("customer-keys", "AES");
    this.addresses = derive("email-addresses", "HmacSHA256");
  }

  private static byte[] decode(String base64) {
    var bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hindsight.master-key is not base64", e);
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "hindsight.master-key must be the base64 of 32 random bytes: openssl rand -base64 32");
    }
    return bytes;
  }

  /** A key for one purpose, always the same. */
  public SecretKey derive(String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(purpose.getBytes(UTF_8), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF is not to be had", e);
    }
  }

  byte[] wrap(byte[] key) {
    try {
      var cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.WRAP_MODE, wrapping);
      return cipher.wrap(new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a customer's key cannot be wrapped", e);
    }
  }

  byte[] unwrap(byte[] wrapped) {
    try {
      var cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.UNWRAP_MODE, wrapping);
      return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a customer's key is of another hindsight.master-key", e);
    }
  }

  /** Names an e-mail address without saying it: equal addresses, in any case, have equal names. */
  public UUID hashOfAddress(String email) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(addresses);
      var hash = mac.doFinal(email.strip().toLowerCase(java.util.Locale.ROOT).getBytes(UTF_8));
      return UUID.nameUUIDFromBytes(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not to be had", e);
    }
  }
}

package dev.hindsight.events.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one customer: AES-256-GCM with a random 96-bit vector per field (NIST SP 800-38D).
 * Customer and field name are authenticated, so that a ciphertext moved elsewhere does not open.
 * When the key is destroyed the fields are unreadable for ever.
 */
public final class PersonalKey {

  static final String FORMAT = "v1.";
  private static final int VECTOR = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final UUID customer;
  private final SecretKey key;

  public PersonalKey(UUID customer, byte[] bytes) {
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("a customer's key has " + KEY_BYTES + " bytes");
    }
    this.customer = customer;
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /** Bytes for a new key. */
  public static byte[] random() {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Encrypts a field; each call gives another text. */
  public PersonalText seal(String field, String plain) {
    var vector = new byte[VECTOR];
    RANDOM.nextBytes(vector);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, vector, field).doFinal(plain.getBytes(UTF_8));
      var whole = ByteBuffer.allocate(VECTOR + sealed.length).put(vector).put(sealed).array();
      return new PersonalText(
          FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not to be had", e);
    }
  }

  /**
   * Decrypts a field.
   *
   * @throws IllegalArgumentException when it was not sealed with this key, for this customer and
   *     field, or was changed since
   */
  public String open(String field, PersonalText text) {
    var whole = Base64.getUrlDecoder().decode(text.sealed().substring(FORMAT.length()));
    var vector = Arrays.copyOf(whole, VECTOR);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, vector, field);
      return new String(cipher.doFinal(whole, VECTOR, whole.length - VECTOR), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the " + field + " of " + customer + " does not open", e);
    }
  }

  /** Whose key it is, and nothing of the key. */
  @Override
  public String toString() {
    return "the key of " + customer;
  }

  private Cipher cipher(int mode, byte[] vector, String field) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
    cipher.updateAAD((customer + "/" + field).getBytes(UTF_8));
    return cipher;
  }
}

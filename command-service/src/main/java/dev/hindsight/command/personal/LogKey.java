package dev.hindsight.command.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is secret about one log, and never changes as long as it lives. Keys for each purpose are
 * derived from it (HKDF, RFC 5869); customers' keys are wrapped by one of them. It stands in the
 * log itself, wrapped by the {@link MasterKey}, which may change.
 */
public final class LogKey {

  static final int BYTES = 32;
  private static final int BYTES_OF_NAME = 8;

  private final byte[] key;
  private final KeyWrap customers;
  private final SecretKey addresses;

  LogKey(byte[] key) {
    this.key = key.clone();
    this.customers = new KeyWrap(derive("customer-keys", "AES"));
    this.addresses = derive("email-addresses", "HmacSHA256");
  }

  /** A key for one purpose, always the same. */
  public SecretKey derive(String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(purpose.getBytes(UTF_8), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF is not to be had", e);
    }
  }

  /** Names it in exports, so that another one is noticed, and tells nothing of it. */
  public String name() {
    var derived = derive("name-in-exports", "HmacSHA256").getEncoded();
    return HexFormat.of().formatHex(Arrays.copyOf(derived, BYTES_OF_NAME));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogKey that && MessageDigest.isEqual(key, that.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  byte[] bytes() {
    return key.clone();
  }

  byte[] wrap(byte[] customersKey) {
    return customers.wrap(customersKey);
  }

  byte[] unwrap(byte[] wrapped) {
    return customers
        .unwrap(wrapped)
        .orElseThrow(() -> new IllegalStateException("a customer's key is of another log"));
  }

  /** Names an e-mail address without saying it: equal addresses, in any case, have equal names. */
  public UUID hashOfAddress(String email) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(addresses);
      var hash = mac.doFinal(email.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8));
      return UUID.nameUUIDFromBytes(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not to be had", e);
    }
  }
}

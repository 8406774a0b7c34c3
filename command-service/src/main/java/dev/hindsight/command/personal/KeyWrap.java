package dev.hindsight.command.personal;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys under another key, as they may be stored: AES key wrap (RFC 3394), which notices when it is
 * opened with a wrong one.
 */
final class KeyWrap {

  private static final String ALGORITHM = "AES/KW/NoPadding";

  private final SecretKey wrapping;

  KeyWrap(SecretKey wrapping) {
    this.wrapping = wrapping;
  }

  byte[] wrap(byte[] key) {
    try {
      var cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.WRAP_MODE, wrapping);
      return cipher.wrap(new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key cannot be wrapped", e);
    }
  }

  /** Nothing, when it was wrapped by another key. */
  Optional<byte[]> unwrap(byte[] wrapped) {
    try {
      var cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.UNWRAP_MODE, wrapping);
      return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
    } catch (InvalidKeyException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES key wrap is not to be had", e);
    }
  }
}

package dev.hindsight.command.personal;

import java.util.Base64;
import java.util.Optional;

/**
 * The one secret that comes from the configuration, and may change: it wraps the {@link LogKey},
 * and nothing else.
 */
public final class MasterKey {

  private final LogKey first;
  private final KeyWrap wrap;

  /**
   * Takes the base64 of 32 random bytes.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public MasterKey(String base64) {
    this.first = new LogKey(decode(base64));
    this.wrap = new KeyWrap(first.derive("log-key", "AES"));
  }

  private static byte[] decode(String base64) {
    var bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hindsight.master-key is not base64", e);
    }
    if (bytes.length != LogKey.BYTES) {
      throw new IllegalArgumentException(
          "hindsight.master-key must be the base64 of 32 random bytes: openssl rand -base64 32");
    }
    return bytes;
  }

  /**
   * The key of a log that begins with this master key. It is the same for every such log, so that
   * the export of one can be restored into another that knows no more than the master key.
   */
  public LogKey firstLogKey() {
    return first;
  }

  /** Names it where it is missed, and tells nothing of it. */
  public String name() {
    return first.name();
  }

  public byte[] wrap(LogKey key) {
    return wrap.wrap(key.bytes());
  }

  /** Nothing, when it was wrapped by another one. */
  public Optional<LogKey> unwrap(byte[] wrapped) {
    return wrap.unwrap(wrapped).map(LogKey::new);
  }
}

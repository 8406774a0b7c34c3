package dev.hindsight.local.importer.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids made from names (UUID version 5, RFC 9562), so that every run makes the same ones. */
final class Ids {

  // Version 5 of "import.hindsight.dev" in the namespace of DNS names; never to be changed.
  private static final UUID NAMESPACE =
      named(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "import.hindsight.dev");

  private Ids() {}

  static UUID listing(String product) {
    return named(NAMESPACE, "product/" + product);
  }

  /** The id of the n-th cart of a session, counted from 1. */
  static UUID cart(String session, int number) {
    return named(NAMESPACE, "cart/" + session + "/" + number);
  }

  static UUID named(UUID namespace, String name) {
    var sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    var version = (hash.getLong() & ~0xF000L) | 0x5000L;
    var variant = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version, variant);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}

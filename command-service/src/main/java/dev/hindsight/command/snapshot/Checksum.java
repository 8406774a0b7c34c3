package dev.hindsight.command.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.StoredSnapshot;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tells whether a snapshot is as we wrote it. Keyed, so that nobody who can write to the table can
 * make a state of their own.
 */
final class Checksum {

  private final SecretKey key;

  Checksum(SecretKey key) {
    this.key = key;
  }

  StoredSnapshot seal(StoredSnapshot s) {
    return new StoredSnapshot(
        s.stream(), s.version(), s.position(), s.eventId(), s.fold(), s.state(), of(s));
  }

  boolean fits(StoredSnapshot snapshot) {
    return MessageDigest.isEqual(of(snapshot), snapshot.checksum());
  }

  // Each part has a length of its own, so that no two snapshots are the same bytes.
  private byte[] of(StoredSnapshot s) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      for (var text : new String[] {s.stream().toString(), s.fold(), s.state()}) {
        var bytes = text.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      var numbers = ByteBuffer.allocate(4 * Long.BYTES);
      numbers.putLong(s.version()).putLong(s.position());
      numbers.putLong(s.eventId().getMostSignificantBits());
      numbers.putLong(s.eventId().getLeastSignificantBits());
      mac.update(numbers.flip());
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a snapshot cannot be sealed", e);
    }
  }
}

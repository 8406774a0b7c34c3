package dev.hindsight.command.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs the seals. The key is derived from that of the log: who has every right in the database but
 * not that key can change a seal, but not so that it is believed.
 */
public final class SealKey {

  private final SecretKey key;

  /** {@code key} is for HmacSHA256. */
  public SealKey(SecretKey key) {
    this.key = key;
  }

  Seal sign(long first, long last, byte[] eventHashes, byte[] chainHash, String sealedAt) {
    var mac = mac(first, last, eventHashes, chainHash, sealedAt);
    return new Seal(first, last, eventHashes, chainHash, mac, sealedAt);
  }

  /** Whether the seal is as it was made. */
  public boolean signed(Seal seal) {
    var mac =
        mac(
            seal.firstPosition(),
            seal.lastPosition(),
            seal.eventHashes(),
            seal.chainHash(),
            seal.sealedAt());
    return MessageDigest.isEqual(mac, seal.mac());
  }

  // The hash is of a fixed length, the numbers are of eight bytes: nothing can be read two ways.
  private byte[] mac(long first, long last, byte[] eventHashes, byte[] chainHash, String sealedAt) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(EventHash.sha256(eventHashes));
      mac.update(EventHash.sha256(chainHash));
      mac.update(
          ByteBuffer.allocate(24).putLong(first).putLong(last).putLong(number(sealedAt)).flip());
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not to be had", e);
    }
  }

  private static long number(String sealedAt) {
    try {
      return Long.parseLong(sealedAt);
    } catch (NumberFormatException e) {
      // Infinite: no seal was made then.
      return Long.MIN_VALUE;
    }
  }
}

package dev.hindsight.command.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/**
 * One link of the chain: the hashes of a run of events, bound to the link before and signed.
 *
 * @param eventHashes of {@link EventHash#BYTES} each, by position
 * @param chainHash SHA-256 over the chain hash of the link before and the event hashes
 * @param mac of all the rest, made with a key that the database does not have
 * @param sealedAt microseconds since 1970, in digits
 */
public record Seal(
    long firstPosition,
    long lastPosition,
    byte[] eventHashes,
    byte[] chainHash,
    byte[] mac,
    String sealedAt) {

  /** What the first link is bound to: the SHA-256 of the log's name. */
  public static byte[] beginning(UUID incarnation) {
    return EventHash.sha256(incarnation.toString().getBytes(UTF_8));
  }

  static byte[] chain(byte[] before, byte[] eventHashes) {
    return EventHash.sha256(before, eventHashes);
  }

  /** Whether it goes on from the link with that chain hash. */
  public boolean follows(byte[] before) {
    return Arrays.equals(chainHash, chain(before, eventHashes));
  }

  public boolean holds(long position) {
    return position >= firstPosition && position <= lastPosition;
  }

  /** Whether the event is what was sealed at its position, which it must hold. */
  public boolean fits(RawEvent event) {
    var at = Math.toIntExact(event.position() - firstPosition) * EventHash.BYTES;
    return Arrays.equals(
        eventHashes, at, at + EventHash.BYTES, EventHash.of(event), 0, EventHash.BYTES);
  }
}

package dev.hindsight.command.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one event: SHA-256 over its ten stored fields, in this order: position, stream,
 * version, event id, type, command id, recorded at, occurred at, metadata, data. Each is text
 * (numbers and microseconds since 1970 in digits, ids in small letters, JSON as it is stored) and
 * stands as the length of its UTF-8 in four bytes, most significant first, and that UTF-8; a field
 * that is absent is the length -1 alone. This never changes: a new encoding needs a new kind of
 * seal.
 */
public final class EventHash {

  /** Of every hash here. */
  public static final int BYTES = 32;

  private EventHash() {}

  public static byte[] of(RawEvent event) {
    return sha256(encode(event));
  }

  /** The hashes of these events, one behind the other. */
  static byte[] ofAll(List<RawEvent> events) {
    var all = new ByteArrayOutputStream(events.size() * BYTES);
    events.forEach(event -> all.writeBytes(of(event)));
    return all.toByteArray();
  }

  static byte[] encode(RawEvent event) {
    var bytes = new ByteArrayOutputStream(512);
    fields(event).forEach(field -> write(field, bytes));
    return bytes.toByteArray();
  }

  private static Stream<@Nullable String> fields(RawEvent event) {
    return Arrays.<@Nullable String>asList(
        Long.toString(event.position()),
        event.stream(),
        Long.toString(event.version()),
        event.eventId().toString(),
        event.type(),
        event.commandId().toString(),
        event.recordedAt(),
        event.occurredAt(),
        event.metadata(),
        event.data())
        .stream();
  }

  private static void write(@Nullable String field, ByteArrayOutputStream bytes) {
    if (field == null) {
      writeInt(-1, bytes);
    } else {
      var utf8 = field.getBytes(UTF_8);
      writeInt(utf8.length, bytes);
      bytes.writeBytes(utf8);
    }
  }

  private static void writeInt(int number, ByteArrayOutputStream bytes) {
    bytes.write(number >>> 24);
    bytes.write(number >>> 16);
    bytes.write(number >>> 8);
    bytes.write(number);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }
}

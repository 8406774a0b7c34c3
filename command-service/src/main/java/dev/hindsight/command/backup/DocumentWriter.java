package dev.hindsight.command.backup;

import static dev.hindsight.events.backup.ExportChecker.CHECK_EVERY;

import dev.hindsight.events.backup.Digest;
import dev.hindsight.events.backup.LineKind;
import dev.hindsight.events.backup.Manifest;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * Puts lines one behind the other, a hash behind every hundred of them, the manifest at the end.
 */
final class DocumentWriter {

  private final Digest digest = new Digest();
  private final Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
  private Buffer ready = Buffer.buffer();
  private long unchecked;
  private long firstPosition;
  private long lastPosition;

  void event(long position, Object event) {
    firstPosition = firstPosition == 0 ? position : firstPosition;
    lastPosition = position;
    add(LineKind.EVENT, event);
  }

  void add(LineKind kind, Object body) {
    write(ExportLines.line(kind, body));
    counts.merge(kind, 1L, Long::sum);
    if (++unchecked == CHECK_EVERY) {
      write(ExportLines.line(LineKind.CHECK, Map.of("sha256", digest.hex())));
      unchecked = 0;
    }
  }

  void manifest(long head) {
    var manifest =
        new Manifest(
            digest.lines(),
            count(LineKind.EVENT),
            firstPosition,
            lastPosition,
            count(LineKind.ANSWER),
            count(LineKind.BATCH),
            count(LineKind.KEY),
            head,
            digest.hex());
    write(ExportLines.line(LineKind.MANIFEST, manifest));
  }

  /** What was written since it was last asked. */
  Buffer take() {
    var taken = ready;
    ready = Buffer.buffer();
    return taken;
  }

  private long count(LineKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private void write(byte[] line) {
    for (var b : line) {
      if (b == '\n') {
        // Our own JSON has none; a line that is two could not be restored.
        throw new IllegalStateException("there is a line feed in line " + (digest.lines() + 1));
      }
    }
    digest.add(line);
    ready.appendBytes(line).appendByte((byte) '\n');
  }
}

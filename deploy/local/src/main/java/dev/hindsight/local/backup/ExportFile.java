package dev.hindsight.local.backup;

import dev.hindsight.events.backup.DamagedExport;
import dev.hindsight.events.backup.ExportChecker;
import dev.hindsight.events.backup.LineKind;
import dev.hindsight.events.backup.Manifest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file that was exported, packed or not. */
record ExportFile(Path path) {

  private static final int BUFFER = 1 << 16;
  private static final int GZIP = 0x1f8b;

  /** Its lines as they were exported. */
  InputStream open() throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    in.mark(2);
    var magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP ? new GZIPInputStream(in, BUFFER) : in;
  }

  /** Reads all of it, and says what it holds; fails when it is not what was exported. */
  Manifest check(Consumer<LineKind> progress) throws IOException, DamagedExport {
    var checker = new ExportChecker();
    try (var lines = new ByteLines(open())) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        progress.accept(checker.line(line));
      }
    }
    return checker.complete();
  }
}

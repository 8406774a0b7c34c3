package dev.hindsight.local.backup;

import dev.hindsight.events.backup.DamagedExport;
import dev.hindsight.events.backup.ExportChecker;
import dev.hindsight.events.backup.LineKind;
import dev.hindsight.events.backup.Manifest;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what comes to a file of its own, checks it on its way, and gives it its name only when it
 * is whole and on the disk.
 */
final class Download {

  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;

  Download(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
  }

  Manifest run(InputStream in, Consumer<LineKind> progress) throws IOException, DamagedExport {
    try {
      var manifest = write(in, progress);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
      return manifest;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Manifest write(InputStream in, Consumer<LineKind> progress)
      throws IOException, DamagedExport {
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var file = new FileOutputStream(part.toFile())) {
      var out = packed(new BufferedOutputStream(file, BUFFER));
      var manifest = copy(in, out, progress);
      finish(out);
      file.getFD().sync();
      return manifest;
    }
  }

  private static Manifest copy(InputStream in, OutputStream out, Consumer<LineKind> progress)
      throws IOException, DamagedExport {
    var checker = new ExportChecker();
    try (var lines = new ByteLines(in)) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        progress.accept(checker.line(line));
        out.write(line);
        out.write('\n');
      }
    }
    return checker.complete();
  }

  private OutputStream packed(OutputStream out) throws IOException {
    return target.toString().endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out;
  }

  private static void finish(OutputStream out) throws IOException {
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
  }

  private void syncFolder() throws IOException {
    var folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}

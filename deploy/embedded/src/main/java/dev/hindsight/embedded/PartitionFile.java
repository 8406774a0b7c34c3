package dev.hindsight.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a broker that is not running has of a partition. Format: Kafka's record batches, each with
 * its first offset (8 bytes) and the length of what follows (4 bytes).
 */
final class PartitionFile {

  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private final Path folder;

  /** {@code folder} is that of the partition. */
  PartitionFile(Path folder) {
    this.folder = folder;
  }

  /** Cuts off so many batches, or all that there are in the last file. */
  void cut(int batches) throws IOException {
    var file = last();
    var begins = begins(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(begins.get(Math.max(0, begins.size() - 1 - batches)));
    }
    // Made anew from what is there now.
    try (var others = Files.list(folder)) {
      for (var other : others.toList()) {
        var name = other.getFileName().toString();
        if (name.endsWith(".index") || name.endsWith(".timeindex") || name.endsWith(".snapshot")) {
          Files.delete(other);
        }
      }
    }
  }

  private Path last() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IOException("there is no log in " + folder));
    }
  }

  // Of each batch, and behind the last one.
  private static List<Long> begins(Path file) throws IOException {
    var begins = new ArrayList<Long>();
    try (var channel = FileChannel.open(file)) {
      var at = 0L;
      begins.add(at);
      var head = ByteBuffer.allocate(HEAD);
      while (channel.read(head.clear(), at) == HEAD && head.getInt(Long.BYTES) > 0) {
        at += HEAD + head.getInt(Long.BYTES);
        begins.add(at);
      }
    }
    return begins;
  }
}

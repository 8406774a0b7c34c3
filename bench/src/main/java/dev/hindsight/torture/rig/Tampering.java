package dev.hindsight.torture.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * What one process is told of its machine: another time of day, a disk that is full or cannot be
 * written to. It may change while the process runs. Thread-safe.
 *
 * @see TamperingLibrary
 */
public final class Tampering {

  private static final int SIZE = 16;
  private static final int DISK = 8;

  /** What a process is told of its disk. */
  public enum Disk {
    FINE,
    /** No file gets longer; what is there can be written over. */
    FULL,
    READ_ONLY
  }

  private final Path library;
  private final Path file;

  Tampering(Path library, Path file) {
    this.library = library;
    this.file = file;
    write(0, new byte[SIZE]);
  }

  /** For the process, when it starts. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "TAMPERING", file.toString());
  }

  /** How far its clock is ahead of ours; less than nothing: behind. */
  public void clock(Duration ahead) {
    write(0, number(Long.BYTES).putLong(ahead.toSeconds()).array());
  }

  public void disk(Disk now) {
    write(DISK, number(Integer.BYTES).putInt(now.ordinal()).array());
  }

  private static ByteBuffer number(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  // In place: the process has this very file in its memory.
  private void write(int offset, byte[] bytes) {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), offset);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** The file must be there before the process: {@code folder/NAME.tampering}. */
  static Tampering of(Path library, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    return new Tampering(library, folder.resolve(name.replace(' ', '-') + ".tampering"));
  }
}

package dev.hindsight.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One launcher per data folder: the lock ends with the process that holds it, however that ends. */
public final class LaunchLock implements AutoCloseable {
  private final FileChannel channel;

  private LaunchLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty when another launcher has it. */
  public static Optional<LaunchLock> tryAcquire(DataFolder data) {
    try {
      FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new LaunchLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(data.lock() + " cannot be locked: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.hindsight.local.stack;

import dev.hindsight.embedded.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One launcher per data folder: the lock ends with the process that holds it, however that ends.
 */
public final class LaunchLock implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final FileChannel channel;

  private LaunchLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty when another launcher has it; one that is ending right now is waited for. */
  public static Optional<LaunchLock> acquire(DataFolder data) {
    var lock = new AtomicReference<Optional<LaunchLock>>(Optional.empty());
    Poll.within(
        LIMIT,
        () -> {
          lock.set(tryAcquire(data));
          return lock.get().isPresent();
        });
    return lock.get();
  }

  private static Optional<LaunchLock> tryAcquire(DataFolder data) {
    try {
      FileChannel channel =
          FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

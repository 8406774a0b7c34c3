package dev.hindsight.kit.wiring;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Who reads a table over and over by its plain name, and complains of all that must not be. */
final class Readers implements AutoCloseable {

  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicLong reads = new AtomicLong();
  private final List<Thread> threads;
  private volatile boolean closed;

  Readers(Store store, String table, int many) {
    threads =
        IntStream.range(0, many)
            .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> run(store, table)))
            .toList();
  }

  private void run(Store store, String table) {
    Map<UUID, Long> seen = new HashMap<>();
    // The same prepared statement all the time, as a pool of connections has it.
    try (var connection = store.connect();
        var select = connection.prepareStatement("SELECT id, version FROM " + table)) {
      while (!closed) {
        Map<UUID, Long> now = new HashMap<>();
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            now.put(rows.getObject(1, UUID.class), rows.getLong(2));
          }
        }
        seen.forEach((id, version) -> {
          if (now.getOrDefault(id, 0L) < version) {
            complaints.add(id + " went back from " + version + " to " + now.get(id));
          }
        });
        seen = now;
        reads.incrementAndGet();
      }
    } catch (SQLException e) {
      complaints.add(e.toString());
    }
  }

  /** What was wrong. */
  Queue<String> complaints() {
    return complaints;
  }

  long reads() {
    return reads.get();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (var thread : threads) {
      thread.join(10_000);
    }
  }
}

package dev.hindsight.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Server-sent events as they come, each the lines between two empty ones. */
final class EventLines implements AutoCloseable {
  private final InputStream stream;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  EventLines(InputStream stream) {
    this.stream = stream;
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var scanner = new Scanner(stream, StandardCharsets.UTF_8).useDelimiter("\n\n")) {
      while (scanner.hasNext()) {
        String event = scanner.next();
        if (event.contains("data:")) {
          events.add(event);
        }
      }
    }
  }

  /** The next one, which must come soon. */
  String next() throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came within ten seconds");
    }
    return event;
  }

  static String id(String event) {
    return event
        .lines()
        .filter(line -> line.startsWith("id:"))
        .map(line -> line.substring(3).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no id in " + event));
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

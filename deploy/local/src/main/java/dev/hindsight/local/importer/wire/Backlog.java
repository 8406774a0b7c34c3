package dev.hindsight.local.importer.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines that have no final answer yet: to be sent, sent, and put off, each in its order. */
final class Backlog {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line and who waits for its answer. */
  record Entry(Buffer line, CompletableFuture<Answer.Final> answer) {
    static Entry of(CommandLine command) {
      try {
        var line = Buffer.buffer(JSON.writeValueAsBytes(command)).appendByte((byte) '\n');
        return new Entry(line, new CompletableFuture<>());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("no JSON can be made of " + command, e);
      }
    }
  }

  private final Deque<Entry> toSend = new ArrayDeque<>();
  private final Deque<Entry> sent = new ArrayDeque<>();
  private final Deque<Entry> putOff = new ArrayDeque<>();

  void add(Entry entry) {
    toSend.addLast(entry);
  }

  boolean hasToSend() {
    return !toSend.isEmpty();
  }

  boolean isEmpty() {
    return toSend.isEmpty() && sent.isEmpty() && putOff.isEmpty();
  }

  int unanswered() {
    return sent.size();
  }

  /** Takes up to so many lines to be sent, in one piece. */
  Buffer take(int most) {
    var lines = Buffer.buffer();
    for (var i = 0; i < most && !toSend.isEmpty(); i++) {
      var entry = toSend.removeFirst();
      lines.appendBuffer(entry.line());
      sent.addLast(entry);
    }
    return lines;
  }

  /** The oldest line sent, which the next answer is for. */
  @Nullable Entry answered() {
    return sent.pollFirst();
  }

  void putOff(Entry entry) {
    putOff.addLast(entry);
  }

  /** What was put off is sent next. */
  void takeUpAgain() {
    moveToFront(putOff);
  }

  /** What was sent and not answered is sent next. */
  void sendAgain() {
    moveToFront(sent);
  }

  /** Everyone who waits is told that no answer will come. */
  void fail(GivenUp reason) {
    var all = Stream.of(sent, putOff, toSend).flatMap(Deque::stream).toList();
    Stream.of(sent, putOff, toSend).forEach(Deque::clear);
    all.forEach(entry -> entry.answer().completeExceptionally(reason));
  }

  private void moveToFront(Deque<Entry> entries) {
    while (!entries.isEmpty()) {
      toSend.addFirst(entries.removeLast());
    }
  }
}

package dev.hindsight.command.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.BooleanSupplier;

/**
 * Cuts what comes in into lines, as long as its taker wants more; holds no more than the longest
 * line and what one read from the network gives. Of a line that is too long the taker hears once,
 * in its place, and the next line is read again. Confined to one event loop.
 */
public final class LineReader {

  /** Who takes the lines. */
  public interface Taker {
    void line(byte[] line);

    void tooLongALine();

    void end();
  }

  private final ReadStream<Buffer> source;
  private final int longest;
  private final Taker taker;
  private final BooleanSupplier wantsMore;
  private Buffer held = Buffer.buffer();
  private int start;
  private int searched;
  private boolean skipping;
  private boolean running;
  private boolean paused;
  private boolean sourceEnded;
  private boolean ended;

  public LineReader(
      ReadStream<Buffer> source, int longest, BooleanSupplier wantsMore, Taker taker) {
    this.source = source;
    this.longest = longest;
    this.wantsMore = wantsMore;
    this.taker = taker;
  }

  public void start() {
    source.handler(this::more);
    source.endHandler(end -> {
      sourceEnded = true;
      readOn();
    });
    source.resume();
  }

  private void more(Buffer chunk) {
    held = start == 0 ? held : held.getBuffer(start, held.length());
    held.appendBuffer(chunk);
    searched -= start;
    start = 0;
    readOn();
  }

  /** Hands lines over until the taker wants no more; to be called when it does again. */
  public void readOn() {
    if (running || ended) {
      return;
    }
    running = true;
    while (wantsMore.getAsBoolean()) {
      var newline = indexOfNewline();
      if (newline < 0) {
        break;
      }
      var from = start;
      start = newline + 1;
      searched = start;
      take(from, newline);
    }
    running = false;
    skipIfTooLong();
    pauseOrResume();
    endIfAllIsRead();
  }

  private int indexOfNewline() {
    for (; searched < held.length(); searched++) {
      if (held.getByte(searched) == '\n') {
        return searched;
      }
    }
    return -1;
  }

  private void take(int start, int end) {
    if (skipping) {
      skipping = false;
    } else if (end - start > longest) {
      taker.tooLongALine();
    } else {
      taker.line(held.getBytes(start, end));
    }
  }

  // Only of a line whose end is not in sight; lines that merely wait for their turn are short.
  private void skipIfTooLong() {
    if (searched < held.length() || !wantsMore.getAsBoolean()) {
      return;
    }
    if (held.length() - start > longest && !skipping) {
      skipping = true;
      taker.tooLongALine();
    }
    if (skipping) {
      start = held.length();
    }
  }

  private void pauseOrResume() {
    var enough = !wantsMore.getAsBoolean();
    if (enough != paused) {
      paused = enough;
      if (enough) {
        source.pause();
      } else {
        source.resume();
      }
    }
  }

  private void endIfAllIsRead() {
    if (sourceEnded && searched == held.length() && wantsMore.getAsBoolean()) {
      ended = true;
      if (start < held.length()) {
        taker.line(held.getBytes(start, held.length()));
      }
      taker.end();
    }
  }
}

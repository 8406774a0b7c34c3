package dev.hindsight.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static final int LONGEST = 20;

  private final Source source = new Source();
  private final List<String> taken = new ArrayList<>();
  private int wanted = Integer.MAX_VALUE;
  private final LineReader reader =
      new LineReader(source, LONGEST, () -> wanted > 0, new Recorder());

  @Test
  void lines_are_whole_however_they_are_cut() {
    var text = "one\ntwo\n\nthree\nlast";
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var test = new LineReaderTest();
      test.reader.start();
      for (int at = 0; at < text.length(); ) {
        var to = Math.min(text.length(), at + 1 + random.nextInt(6));
        test.source.give(text.substring(at, to));
        at = to;
      }
      test.source.end();

      assertThat(test.taken)
          .as("seed %d", seed)
          .containsExactly("one", "two", "", "three", "last", "END");
    }
  }

  @Test
  void nothing_is_handed_over_that_is_not_wanted() {
    reader.start();
    wanted = 2;
    source.give("one\ntwo\nthree\nfour\n");

    assertThat(taken).containsExactly("one", "two");
    assertThat(source.paused).isTrue();
    wanted = 1;
    reader.readOn();
    assertThat(taken).containsExactly("one", "two", "three");
    wanted = 10;
    reader.readOn();
    source.end();
    assertThat(source.paused).isFalse();
    assertThat(taken).containsExactly("one", "two", "three", "four", "END");
  }

  @Test
  void many_short_lines_that_wait_are_not_too_long() {
    reader.start();
    wanted = 1;
    source.give("line\n".repeat(100));
    wanted = 1000;
    reader.readOn();
    source.end();

    assertThat(taken).hasSize(101).doesNotContain("TOO LONG");
  }

  @Test
  void a_line_that_is_too_long_is_told_once_and_the_next_is_read() {
    reader.start();
    for (int i = 0; i < 50; i++) {
      source.give("0123456789");
    }
    source.give("\nnext\n" + "x".repeat(30) + "\nlast");
    source.end();

    assertThat(taken).containsExactly("TOO LONG", "next", "TOO LONG", "last", "END");
  }

  @Test
  void a_line_that_is_too_long_may_be_the_last() {
    reader.start();
    source.give("x".repeat(30));
    source.end();

    assertThat(taken).containsExactly("TOO LONG", "END");
  }

  @Test
  void the_end_waits_until_all_is_taken() {
    reader.start();
    wanted = 1;
    source.give("one\ntwo");
    source.end();

    assertThat(taken).containsExactly("one");
    wanted = 1;
    reader.readOn();
    assertThat(taken).containsExactly("one", "two", "END");
  }

  private final class Recorder implements LineReader.Taker {
    @Override
    public void line(byte[] line) {
      wanted--;
      taken.add(new String(line, UTF_8));
    }

    @Override
    public void tooLongALine() {
      wanted--;
      taken.add("TOO LONG");
    }

    @Override
    public void end() {
      taken.add("END");
    }
  }

  /** A stream that gives when it is told to. */
  private static final class Source implements ReadStream<Buffer> {

    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private boolean paused;

    void give(String text) {
      if (handler != null) {
        handler.handle(Buffer.buffer(text));
      }
    }

    void end() {
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }

    @Override
    public Source exceptionHandler(@Nullable Handler<Throwable> failed) {
      return this;
    }

    @Override
    public Source handler(@Nullable Handler<Buffer> chunk) {
      handler = chunk;
      return this;
    }

    @Override
    public Source pause() {
      paused = true;
      return this;
    }

    @Override
    public Source resume() {
      paused = false;
      return this;
    }

    @Override
    public Source fetch(long amount) {
      return this;
    }

    @Override
    public Source endHandler(@Nullable Handler<Void> ended) {
      endHandler = ended;
      return this;
    }
  }
}

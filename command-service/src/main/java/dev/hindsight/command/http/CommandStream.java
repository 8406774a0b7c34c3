package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Many commands of one request: read line by line, decided in their order, each answered as soon as
 * it and all before it are. Reading pauses while too many are on their way or the caller does not
 * read the answers. Confined to the request's event loop.
 */
final class CommandStream {

  private static final Logger LOG = Logger.getLogger(CommandStream.class);
  private static final int MOST_UNANSWERED = 512;
  private static final int LONGEST_LINE = 64 * 1024;

  private final HttpServerResponse response;
  private final RecordParser parser;
  private final Context loop;
  private final CommandForms forms;
  private final CommandHeaders headers;
  private final Door door;
  private final Deque<Slot> unanswered = new ArrayDeque<>();
  private long lines;
  private boolean waiting;
  private boolean ended;
  private boolean closed;

  /** A place in the order of answers. */
  private static final class Slot {
    private @Nullable LineAnswer answer;
  }

  CommandStream(
      HttpServerRequest request,
      Context loop,
      CommandForms forms,
      CommandHeaders headers,
      Door door) {
    this.loop = loop;
    this.response = request.response();
    this.forms = forms;
    this.headers = headers;
    this.door = door;
    this.parser = RecordParser.newDelimited("\n", request).maxRecordSize(LONGEST_LINE);
  }

  void start() {
    response.setChunked(true).putHeader("Content-Type", CommandsRoute.NDJSON);
    response.closeHandler(gone -> closed = true);
    response.exceptionHandler(gone -> closed = true);
    response.drainHandler(drained -> readOn());
    parser.exceptionHandler(this::refuseTheRest);
    parser.endHandler(end -> end());
    parser.handler(this::line);
  }

  private void line(Buffer line) {
    if (closed || ended) {
      return;
    }
    lines++;
    var bytes = line.getBytes();
    if (isBlank(bytes)) {
      return;
    }
    var slot = new Slot();
    unanswered.add(slot);
    var number = lines;
    try {
      var command = CommandLine.read(bytes, forms, headers);
      waiting = command.form().takesTime();
      command
          .enter(door)
          .subscribe()
          .with(
              outcome -> answerOnLoop(slot, LineAnswer.of(number, outcome)),
              failure -> answerOnLoop(slot, LineAnswer.of(number, broken(failure))));
    } catch (BadRequest e) {
      answer(slot, LineAnswer.of(number, e.problem()));
    }
    if (mustPause()) {
      parser.pause();
    }
  }

  private static Problem broken(Throwable failure) {
    var incident = UUID.randomUUID();
    LOG.errorf(failure, "%s: a command could not be read", incident);
    return Problems.of(new Outcome.Broken(incident));
  }

  private boolean mustPause() {
    return waiting || unanswered.size() >= MOST_UNANSWERED || response.writeQueueFull();
  }

  private void readOn() {
    if (!mustPause()) {
      parser.resume();
    }
  }

  private void answerOnLoop(Slot slot, LineAnswer answer) {
    loop.runOnContext(x -> answer(slot, answer));
  }

  private void answer(Slot slot, LineAnswer answer) {
    slot.answer = answer;
    waiting = false;
    for (var first = unanswered.peekFirst();
        first != null && first.answer != null;
        first = unanswered.peekFirst()) {
      unanswered.pollFirst();
      if (!closed) {
        response.write(first.answer.toBuffer());
      }
    }
    readOn();
    finish();
  }

  private void refuseTheRest(Throwable why) {
    LOG.debugf("The rest of a request is not read: %s", why.getMessage());
    lines++;
    var slot = new Slot();
    unanswered.add(slot);
    ended = true;
    answer(
        slot,
        LineAnswer.of(
            lines,
            Problem.of(413, "too-large", "a line may have at most " + LONGEST_LINE + " bytes")));
  }

  private void end() {
    ended = true;
    finish();
  }

  private void finish() {
    if (ended && unanswered.isEmpty() && !closed) {
      closed = true;
      response.end();
    }
  }

  private static boolean isBlank(byte[] line) {
    for (var b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}

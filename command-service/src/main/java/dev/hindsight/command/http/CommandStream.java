package dev.hindsight.command.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Many commands of one request: read line by line, decided in their order, each answered as soon as
 * it and all before it are. Reading pauses while too many are on their way, fewer when commands
 * wait for long, or the caller does not read the answers. Confined to the request's event loop.
 */
final class CommandStream implements LineReader.Taker {

  private static final Logger LOG = Logger.getLogger(CommandStream.class);
  private static final int MOST_UNANSWERED = 512;
  private static final int LONGEST_LINE = 64 * 1024;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final LineReader reader;
  private final Context loop;
  private final CommandForms forms;
  private final CommandHeaders headers;
  private final Door door;
  private final Deque<Slot> unanswered = new ArrayDeque<>();
  private long lines;
  private @Nullable Slot waitingFor;
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
    this.request = request;
    this.response = request.response();
    this.forms = forms;
    this.headers = headers;
    this.door = door;
    this.reader = new LineReader(request, LONGEST_LINE, this::wantsMore, this);
  }

  void start() {
    response.setChunked(true).putHeader("Content-Type", CommandsRoute.NDJSON);
    response.closeHandler(gone -> closed = true);
    response.exceptionHandler(gone -> closed = true);
    response.drainHandler(drained -> reader.readOn());
    request.exceptionHandler(gone -> closed = true);
    reader.start();
  }

  private boolean wantsMore() {
    return closed
        || (waitingFor == null
            && unanswered.size() < door.window(MOST_UNANSWERED)
            && !response.writeQueueFull());
  }

  @Override
  public void line(byte[] line) {
    lines++;
    if (closed || isBlank(line)) {
      return;
    }
    var slot = nextSlot();
    var number = lines;
    var refusal = door.refuses(headers.caller());
    if (refusal.isPresent()) {
      answer(slot, LineAnswer.of(number, refusal.get()));
      return;
    }
    try {
      var command = CommandLine.read(line, forms, headers);
      // What comes behind it must not overtake it while it is read.
      waitingFor = command.form().takesTime() ? slot : null;
      command
          .enter(door)
          .subscribe()
          .with(
              outcome -> answerOnLoop(slot, LineAnswer.of(number, outcome)),
              failure -> answerOnLoop(slot, LineAnswer.of(number, broken(failure))));
    } catch (BadRequest e) {
      answer(slot, LineAnswer.of(number, e.problem()));
    }
  }

  @Override
  public void tooLongALine() {
    lines++;
    var problem =
        Problem.of(413, "too-large", "a line may have at most " + LONGEST_LINE + " bytes");
    answer(nextSlot(), LineAnswer.of(lines, problem));
  }

  @Override
  public void end() {
    ended = true;
    finish();
  }

  private Slot nextSlot() {
    var slot = new Slot();
    unanswered.add(slot);
    return slot;
  }

  private static Problem broken(Throwable failure) {
    return Problems.incident(LOG, failure, "a line of " + CommandsRoute.PATH);
  }

  private void answerOnLoop(Slot slot, LineAnswer answer) {
    loop.runOnContext(x -> {
      answer(slot, answer);
      reader.readOn();
    });
  }

  private void answer(Slot slot, LineAnswer answer) {
    slot.answer = answer;
    if (slot == waitingFor) {
      waitingFor = null;
    }
    for (var first = unanswered.peekFirst();
        first != null && first.answer != null;
        first = unanswered.peekFirst()) {
      unanswered.pollFirst();
      if (!closed) {
        response.write(first.answer.toBuffer());
      }
    }
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

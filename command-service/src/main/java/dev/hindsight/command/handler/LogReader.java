package dev.hindsight.command.handler;

import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.FirstAnswer;
import dev.hindsight.command.log.StoredEvent;
import dev.hindsight.events.EventCodec;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Fetches states and first answers, all that are wanted at a time in one statement each. What
 * cannot be read now is tried again for as long as somebody waits for it. Confined to the handler's
 * event loop.
 */
final class LogReader {

  private static final Logger LOG = Logger.getLogger(LogReader.class);
  private static final long PAUSE_MILLIS = 100;
  private static final int STREAMS_AT_ONCE = 256;

  private final Vertx vertx;
  private final EventLog log;
  private final EventCodec codec;
  private final Consumer<Line> onLine;
  private final Consumer<Submission> onKey;

  private final Set<Line> wanted = new LinkedHashSet<>();
  private final List<Submission> keyed = new ArrayList<>();

  /** {@code onLine} hears of each line that is known now, {@code onKey} of each key looked up. */
  LogReader(
      Vertx vertx,
      EventLog log,
      EventCodec codec,
      Consumer<Line> onLine,
      Consumer<Submission> onKey) {
    this.vertx = vertx;
    this.log = log;
    this.codec = codec;
    this.onLine = onLine;
    this.onKey = onKey;
  }

  void want(Line line) {
    if (!line.known && !line.reading && !line.inFlight) {
      wanted.add(line);
    }
  }

  void wantFirstAnswer(Submission submission) {
    keyed.add(submission);
  }

  /** Sends what is wanted. */
  void flush() {
    while (!wanted.isEmpty()) {
      var some = wanted.stream().limit(STREAMS_AT_ONCE).toList();
      some.forEach(wanted::remove);
      readLines(some);
    }
    if (!keyed.isEmpty()) {
      var some = List.copyOf(keyed);
      keyed.clear();
      readAnswers(some);
    }
  }

  private void readLines(List<Line> lines) {
    lines.forEach(line -> line.reading = true);
    log.read(lines.stream().map(line -> line.stream).toList())
        .onSuccess(events -> fill(lines, events))
        .onFailure(e -> readLinesLater(lines, e));
  }

  private void fill(List<Line> lines, List<StoredEvent> events) {
    var byName = new HashMap<Object, Line>();
    for (var line : lines) {
      line.startOver();
      line.reading = false;
      byName.put(line.stream, line);
    }
    try {
      for (var stored : events) {
        var line = byName.get(stored.stream());
        if (line != null) {
          line.apply(codec.decode(stored.type(), stored.data().getBytes(StandardCharsets.UTF_8)));
          line.position = stored.position();
        }
      }
    } catch (RuntimeException e) {
      LOG.error("A stream cannot be folded: no command on it can be decided", e);
      readLinesLater(lines, e);
      return;
    }
    for (var line : lines) {
      line.known = true;
      onLine.accept(line);
    }
  }

  private void readLinesLater(List<Line> lines, Throwable why) {
    LOG.debugf("Streams cannot be read now: %s", why.getMessage());
    vertx.setTimer(
        PAUSE_MILLIS,
        timer -> {
          lines.forEach(line -> line.reading = false);
          lines.stream().filter(line -> !line.waiting.isEmpty()).forEach(this::want);
          flush();
        });
  }

  private void readAnswers(List<Submission> submissions) {
    var keys = submissions.stream().map(Submission::key).distinct().toList();
    log.firstAnswers(keys)
        .onSuccess(answers -> submissions.forEach(s -> tell(s, answers)))
        .onFailure(e -> readAnswersLater(submissions, e));
  }

  private void tell(Submission submission, Map<String, FirstAnswer> answers) {
    var key = submission.request.key();
    var first = key == null ? null : answers.get(key.text());
    if (key != null && first != null) {
      submission.answer(FirstAnswers.repeat(first, key));
    }
    submission.keyIsFree = true;
    onKey.accept(submission);
  }

  private void readAnswersLater(List<Submission> submissions, Throwable why) {
    LOG.debugf("Keys cannot be looked up now: %s", why.getMessage());
    vertx.setTimer(
        PAUSE_MILLIS,
        timer -> {
          submissions.stream().filter(s -> !s.isAnswered()).forEach(keyed::add);
          flush();
        });
  }
}

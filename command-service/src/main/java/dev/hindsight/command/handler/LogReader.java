package dev.hindsight.command.handler;

import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.FirstAnswer;
import dev.hindsight.command.log.StreamPage;
import dev.hindsight.command.snapshot.SnapshotWriter;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.events.EventCodec;
import dev.hindsight.service.log.LogFields;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Fetches states and first answers, all that are wanted at a time in one statement each; a long
 * stream takes several, and is folded on another thread. What cannot be read now is tried again for
 * as long as somebody waits for it. Confined to the handler's event loop.
 */
final class LogReader {

  private static final Logger LOG = Logger.getLogger(LogReader.class);
  private static final long PAUSE_MILLIS = 100;
  private static final int MOST_AT_ONCE = 256;

  // More JSON than this would hold up the loop for milliseconds.
  private static final long MOST_ON_THE_LOOP = 64 * 1024;

  private final Vertx vertx;
  private final EventLog log;
  private final EventCodec codec;
  private final Snapshots snapshots;
  private final SnapshotWriter writer;
  private final Consumer<Line> onLine;
  private final Consumer<Submission> onKey;

  // What is too much for a log in trouble is read in smaller and smaller parts: one stream that
  // cannot be read must not keep others from being read.
  private int atOnce = MOST_AT_ONCE;

  // All that is under way fails with a connection, and only once is that a reason for smaller
  // parts.
  private int round;

  /** Whether anything was read since the last failure. */
  private boolean worked;

  // In the order in which they were asked for: of many who come closer together nobody might come
  // to an end in time.
  private Set<Line> wanted = new LinkedHashSet<>();
  private List<Submission> keyed = new ArrayList<>();

  /** {@code onLine} hears of each line that is known now, {@code onKey} of each key looked up. */
  LogReader(
      Vertx vertx,
      EventLog log,
      EventCodec codec,
      Snapshots snapshots,
      SnapshotWriter writer,
      Consumer<Line> onLine,
      Consumer<Submission> onKey) {
    this.vertx = vertx;
    this.log = log;
    this.codec = codec;
    this.snapshots = snapshots;
    this.writer = writer;
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
    if (!keyed.isEmpty()) {
      var some = List.copyOf(keyed);
      keyed.clear();
      readAnswers(some);
    }
    while (!wanted.isEmpty()) {
      var some = wanted.stream().limit(atOnce).toList();
      some.forEach(wanted::remove);
      readLines(some);
    }
  }

  private void readLines(List<Line> lines) {
    lines.forEach(line -> line.reading = true);
    readOn(lines.stream().map(this::loading).toList());
  }

  private Loading loading(Line line) {
    return new Loading(line, snapshots.foldOf(line.stream.kind()));
  }

  private void readOn(List<Loading> streams) {
    var now = round;
    log.read(streams.stream().map(Loading::query).toList())
        .compose(pages -> fold(streams, pages))
        .onSuccess(folded -> {
          atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
          worked = true;
          take(streams);
        })
        .onFailure(e -> {
          if (round == now) {
            round++;
            atOnce = Math.max(1, Math.min(atOnce, streams.size()) / 2);
          }
          readLinesLater(streams.stream().map(s -> s.line).toList(), e);
        });
  }

  private Future<Void> fold(List<Loading> streams, List<StreamPage> pages) {
    var size = 0L;
    for (int i = 0; i < streams.size(); i++) {
      size += streams.get(i).arrived(pages.get(i));
    }
    if (size > MOST_ON_THE_LOOP) {
      return vertx.executeBlocking(() -> fold(streams), false).mapEmpty();
    }
    fold(streams);
    return Future.succeededFuture();
  }

  private boolean fold(List<Loading> streams) {
    streams.forEach(stream -> stream.fold(codec, snapshots));
    return true;
  }

  private void take(List<Loading> streams) {
    var unfinished = new ArrayList<Loading>();
    for (var stream : streams) {
      if (stream.failure != null) {
        try (var _ = LogFields.ofStream(stream.line.stream.toString())) {
          LOG.errorf(
              stream.failure,
              "%s cannot be folded: no command on it can be decided",
              stream.line.stream);
        }
        readLinesLater(List.of(stream.line), stream.failure);
      } else if (stream.more) {
        unfinished.add(stream);
      } else {
        finish(stream);
      }
    }
    if (!unfinished.isEmpty()) {
      readOn(unfinished);
    }
  }

  private void finish(Loading stream) {
    stream.line.reading = false;
    stream.finish();
    var snapshot = stream.worthKeeping(snapshots);
    if (snapshot != null) {
      writer.offer(snapshot);
    }
    onLine.accept(stream.line);
  }

  private void readLinesLater(List<Line> lines, Throwable why) {
    LOG.debugf("Streams cannot be read now: %s", why.getMessage());
    vertx.setTimer(
        pause(),
        timer -> {
          lines.forEach(line -> line.reading = false);
          var later = wanted;
          wanted = new LinkedHashSet<>();
          lines.stream().filter(line -> !line.waiting.isEmpty()).forEach(this::want);
          wanted.addAll(later);
          flush();
        });
  }

  private void readAnswers(List<Submission> submissions) {
    var keys = submissions.stream().map(Submission::key).distinct().toList();
    log.firstAnswers(keys)
        .onSuccess(answers -> {
          worked = true;
          submissions.forEach(s -> tell(s, answers));
        })
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
        pause(),
        timer -> {
          var later = keyed;
          keyed = new ArrayList<>(submissions.stream().filter(s -> !s.isAnswered()).toList());
          keyed.addAll(later);
          flush();
        });
  }

  // With a connection that broke all that was under way failed: on the next one it may work at
  // once.
  private long pause() {
    var pause = worked ? 1 : PAUSE_MILLIS;
    worked = false;
    return pause;
  }
}

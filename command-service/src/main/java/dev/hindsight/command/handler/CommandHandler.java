package dev.hindsight.command.handler;

import dev.hindsight.command.log.AppendFailure;
import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.snapshot.SnapshotWriter;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.log.LogFields;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Takes commands from any thread and decides them on one event loop, which alone touches the states
 * in memory. Commands that share a stream are decided in the order in which they came, each on top
 * of those before it, durable or not; what was decided is appended in groups, and nobody hears of
 * it before it is durable.
 */
public final class CommandHandler {

  private static final Logger LOG = Logger.getLogger(CommandHandler.class);
  private static final long SWEEP_MILLIS = 100;

  private final Vertx vertx;
  private final Context loop;
  private final Domain domain;
  private final EventCodec codec;
  private final Limits limits;
  private final Lines lines;
  private final LogReader reader;
  private final Appender appender;
  private final Snapshots snapshots;
  private final SnapshotWriter snapshotWriter;

  private final Queue<Submission> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Room room;
  private final Admission admission;
  private final Deadlines deadlines = new Deadlines();
  private final KeysInFlight keys;
  private final Deque<Line> toLookAt = new ArrayDeque<>();

  /** Without snapshots: every state is folded from the first event of its stream. */
  public CommandHandler(
      Vertx vertx, EventLog log, Domain domain, Limits limits, LongConsumer onAppended) {
    this(vertx, log, domain, limits, Snapshots.none(), onAppended);
  }

  /**
   * Starts on an event loop of its own; {@code onAppended} hears the last position of each append.
   */
  public CommandHandler(
      Vertx vertx,
      EventLog log,
      Domain domain,
      Limits limits,
      Snapshots snapshots,
      LongConsumer onAppended) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.domain = domain;
    this.codec = new EventCodec();
    this.limits = limits;
    this.room = new Room(limits.inFlight());
    this.admission = new Admission(limits.inFlight(), room);
    this.keys = new KeysInFlight(loop);
    this.snapshots = snapshots;
    this.snapshotWriter = new SnapshotWriter(vertx, snapshots, SnapshotWriter.Bounds.DEFAULT);
    this.lines = new Lines(domain.folds(), limits.stateBytes());
    this.reader =
        new LogReader(
            vertx, log, codec, snapshots, snapshotWriter, this::lineIsKnown, this::keyIsKnown);
    this.appender = new Appender(vertx, log, limits, this::appended, this::failed, onAppended);
    loop.runOnContext(start -> {
      appender.start();
      vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
      vertx.setPeriodic(Room.INTERVAL.toMillis(), tick -> room.adapt());
    });
  }

  /**
   * Handles a command. Never fails: what can go wrong is an outcome. Goes on to its end even if
   * nobody waits for the answer any more. Commands handed over by one thread are decided in that
   * order where they share a stream.
   */
  public Future<Outcome> handle(Request request) {
    return admission
        .enterAlone()
        .map(Future::succeededFuture)
        .orElseGet(() -> submit(request).onComplete(done -> admission.leaveAlone()));
  }

  /**
   * The same for whoever has only so many under way himself, and fewer when there is less {@link
   * #room}: a process that goes on with what was accepted, a request of many commands. Turned away
   * only when there is none at all.
   */
  public Future<Outcome> handlePaced(Request request) {
    return admission
        .enterPaced()
        .map(Future::succeededFuture)
        .orElseGet(() -> submit(request).onComplete(done -> admission.leave()));
  }

  private Future<Outcome> submit(Request request) {
    var submission = new Submission(request, System.nanoTime(), limits.patience());
    inbox.add(submission);
    wake();
    return submission.answer.future();
  }

  /**
   * The state of a stream as the log has it now: nothing in it that is not durable. Goes the way of
   * a command that changes nothing; fails when that cannot be handled in time.
   */
  public Future<Object> state(StreamName stream) {
    var look = new Look(stream);
    return handle(Request.of(look)).map(look::seen);
  }

  /** Takes no more commands and completes when those that were taken have their answer. */
  public Future<Void> close() {
    admission.close();
    return admission.empty(vertx).compose(empty -> drainSnapshots());
  }

  // The next process knows the states sooner; nothing is lost if it cannot be done.
  private Future<Void> drainSnapshots() {
    Promise<Void> drained = Promise.promise();
    loop.runOnContext(x -> snapshotWriter.drain().onComplete(done -> drained.complete()));
    return drained.future();
  }

  /** What is known of the streams in memory. */
  public CachedStates cachedStates() {
    return lines.figures();
  }

  /** Commands taken and not answered. */
  public int inFlight() {
    return admission.inside();
  }

  /**
   * What {@link #handle} would answer a command at once, if it would turn it away: so that nobody
   * reads what is not taken. From any thread.
   */
  public Optional<Outcome.Unavailable> refuses() {
    return admission.refuses();
  }

  /**
   * For how much of the most that it can hold there is room: 1 as long as nobody waits for long.
   */
  public double room() {
    return room.share();
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      loop.runOnContext(this::takeIn);
    }
  }

  private void takeIn(Void nothing) {
    awake.set(false);
    // What came in while the first ones were decided goes along in the same append.
    do {
      for (var s = inbox.poll(); s != null; s = inbox.poll()) {
        deadlines.add(s);
        takeIn(s);
      }
      decideAll();
    } while (!inbox.isEmpty() && !appender.isFull());
    readAndAppend();
  }

  private void takeIn(Submission submission) {
    var key = submission.key();
    if (key != null) {
      if (!keys.enter(key, submission, () -> repeat(submission))) {
        return;
      }
      reader.wantFirstAnswer(submission);
    }
    lineUp(submission);
  }

  private void repeat(Submission submission) {
    // Whoever gave up meanwhile gives up no second time, and would stand in the way for ever.
    if (!submission.isAnswered()) {
      takeIn(submission);
      carryOn();
    }
  }

  private void lineUp(Submission submission) {
    var command = submission.request.command();
    enter(submission, lines.of(command.target()), submission.request.freshTarget());
    for (var other : command.alsoReads()) {
      var line = lines.of(other);
      if (!submission.lines.contains(line)) {
        enter(submission, line, false);
      }
    }
    toLookAt.add(submission.target());
  }

  private void enter(Submission submission, Line line, boolean fresh) {
    submission.lines.add(line);
    line.waiting.addLast(submission);
    if (fresh && line.waiting.size() == 1 && !line.reading && line.canBeFresh()) {
      line.known = true;
    } else {
      lines.count(line);
    }
    reader.want(line);
  }

  private void lineIsKnown(Line line) {
    lines.weigh(line);
    toLookAt.add(line);
    carryOn();
  }

  private void keyIsKnown(Submission submission) {
    if (submission.isAnswered()) {
      withdraw(submission);
    } else {
      toLookAt.add(submission.target());
    }
    carryOn();
  }

  /** Decides all that can be decided, then reads and appends what that asks for. */
  private void carryOn() {
    decideAll();
    readAndAppend();
  }

  private void decideAll() {
    for (var line = toLookAt.poll(); line != null; line = toLookAt.poll()) {
      for (var next = line.waiting.peekFirst(); next != null && isReady(next); ) {
        decide(next);
        next = line.waiting.peekFirst();
      }
    }
  }

  private void readAndAppend() {
    reader.flush();
    appender.pump();
    lines.trim();
  }

  private boolean isReady(Submission submission) {
    if (!submission.keyIsFree) {
      return false;
    }
    for (var line : submission.lines) {
      if (!line.known || line.waiting.peekFirst() != submission) {
        return false;
      }
    }
    return true;
  }

  private void decide(Submission submission) {
    for (var line : submission.lines) {
      line.waiting.pollFirst();
      toLookAt.add(line);
    }
    if (submission.isAnswered()) {
      return;
    }
    try {
      var further = further(submission);
      if (further.isEmpty()) {
        appender.add(new Decided(submission, domain.decide(submission), codec, snapshots));
        submission.lines.forEach(lines::weigh);
      } else {
        lookFurther(submission, further);
      }
    } catch (RuntimeException e) {
      broken(submission, e);
      submission.lines.forEach(Line::forget);
      decideAgain(appender.takeBack());
    }
  }

  private List<Line> further(Submission submission) {
    var further = domain.alsoReads(submission);
    return further.isEmpty()
        ? List.of()
        : further.stream().map(lines::of).filter(line -> !submission.lines.contains(line)).toList();
  }

  // To the front of the new lines as of its own: it waits for nobody there, so that no two wait
  // for each other.
  private void lookFurther(Submission submission, List<Line> further) {
    submission.lines.addAll(further);
    for (var line : submission.lines) {
      line.waiting.addFirst(submission);
      reader.want(line);
    }
  }

  private static void broken(Submission submission, Throwable why) {
    var incident = UUID.randomUUID();
    var stream = submission.target().stream;
    var command = submission.request.command().getClass().getSimpleName();
    try (var _ = LogFields.ofStream(stream.toString()).and("command", command)) {
      LOG.errorf(why, "%s: no event of %s", incident, stream);
    }
    submission.answer(new Outcome.Broken(incident));
  }

  private void appended(Batch batch) {
    var now = System.nanoTime();
    for (var decided : batch.decisions) {
      decided.release();
      room.done(now - decided.submission.sinceNanos);
    }
    batch.snapshots.forEach(snapshotWriter::offer);
    lookAgainAt(batch);
  }

  // What the database said is for operators, and not for callers.
  private static String told(Throwable why) {
    var cause = why.getCause();
    return cause == null ? why.toString() : why.getMessage() + ": " + cause.getMessage();
  }

  private void failed(Batch batch, Throwable why) {
    var size = batch.decisions.size();
    switch (why) {
      case AppendFailure.Outdated _, AppendFailure.OldWriter _ ->
          LOG.debugf("A batch of %d is decided again: %s", size, why.getMessage());
      case AppendFailure.Unacceptable unacceptable when size > 1 -> {
        LOG.warnf("Each command of a batch of %d goes alone: %s", size, why.getMessage());
        batch.decisions.forEach(decided -> decided.submission.alone = true);
      }
      case AppendFailure.Unacceptable unacceptable ->
          broken(batch.decisions.getFirst().submission, why);
      default -> {
        LOG.warnf("A batch of %d was not appended: %s", size, told(why));
        var answer = new Outcome.Unavailable("the log takes nothing now", false);
        batch.decisions.forEach(decided -> decided.submission.answer(answer));
      }
    }
    for (var decided : batch.decisions) {
      decided.reads.keySet().forEach(Line::forget);
      decided.submission.sent = false;
      if (decided.submission.key() != null) {
        decided.submission.keyIsFree = false;
        reader.wantFirstAnswer(decided.submission);
      }
    }
    var again = new ArrayList<>(batch.decisions);
    again.addAll(appender.takeBack());
    decideAgain(again);
    lookAgainAt(batch);
  }

  /** Puts decisions back to the front of their lines, in order, on states read anew. */
  private void decideAgain(List<Decided> decisions) {
    for (var decided : decisions.reversed()) {
      decided.release();
      decided.writes.forEach(write -> write.line().forget());
      if (!decided.submission.isAnswered()) {
        decided.submission.lines.forEach(line -> line.waiting.addFirst(decided.submission));
      }
    }
    for (var decided : decisions) {
      for (var line : decided.submission.lines) {
        reader.want(line);
        toLookAt.add(line);
      }
    }
  }

  // A line that was forgotten while its events were on their way can be read only now.
  private void lookAgainAt(Batch batch) {
    for (var line : batch.written) {
      if (!line.waiting.isEmpty()) {
        reader.want(line);
      }
    }
    carryOn();
  }

  private void sweep() {
    var expired = deadlines.expire(System.nanoTime());
    if (!expired.isEmpty()) {
      expired.forEach(this::withdraw);
      // What was decided and not sent is taken out of the states that others stand on.
      decideAgain(appender.takeBack());
      carryOn();
    }
  }

  private void withdraw(Submission submission) {
    for (var line : submission.lines) {
      line.waiting.remove(submission);
      toLookAt.add(line);
    }
  }
}

package dev.hindsight.command.backup;

import dev.hindsight.command.log.Archive;
import dev.hindsight.command.log.Archive.ArchivedEvent;
import dev.hindsight.events.backup.ExportChecker;
import dev.hindsight.events.backup.LineKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Writes an archive out, page by page: the next is read when the one before has gone out. Without a
 * manifest at its end it is not whole. Confined to one event loop.
 */
public final class Export {

  private static final int PAGE = 500;
  private static final UUID FIRST_CUSTOMER = new UUID(0, 0);

  private final Archive archive;
  private final Function<Buffer, Future<Void>> sink;
  private final ExportedKey logKey;
  private final DocumentWriter document = new DocumentWriter();

  /** The future of {@code sink} completes when its buffer has gone out. */
  public Export(Archive archive, ExportedKey logKey, Function<Buffer, Future<Void>> sink) {
    this.archive = archive;
    this.logKey = logKey;
    this.sink = sink;
  }

  /** The events that are selected; when these are all, then what the log keeps besides too. */
  public Future<Void> events(Selection selection) {
    header(LineKind.EXPORT, selection);
    var events = events(selection, 0L);
    if (selection.isEverything()) {
      events =
          events
              .compose(done -> pages(Long.MIN_VALUE, archive::emptyBatches, this::batches))
              .compose(done -> pages("", archive::answers, this::answers))
              .compose(done -> archive.processManagers())
              .compose(this::followers);
    }
    return events.compose(done -> end());
  }

  /** The customers' keys, wrapped as they are stored. */
  public Future<Void> keys() {
    header(LineKind.KEYS, Selection.ALL);
    return pages(FIRST_CUSTOMER, archive::keys, this::keys).compose(done -> end());
  }

  private void header(LineKind kind, Selection selection) {
    var head = archive.head();
    document.add(
        kind,
        new ExportLines.Header(
            ExportChecker.FORMAT,
            head.source(),
            head.position(),
            head.at(),
            logKey.name(),
            logKey.wrapped(),
            selection.isEverything() ? null : selection));
  }

  private Future<Void> events(Selection selection, long after) {
    var stream = selection.streamName();
    return stream == null
        ? pages(after, archive::events, page -> events(page, selection, false))
        : pages(
            after,
            (version, most) -> archive.events(stream, version, most),
            page -> events(page, selection, true));
  }

  private long events(List<ArchivedEvent> page, Selection selection, boolean ofStream) {
    for (var archived : page) {
      var envelope = archived.event().envelope();
      if (selection.takes(envelope)) {
        document.event(envelope.position(), ExportLines.EventLine.of(archived));
      }
    }
    var last = page.getLast().event().envelope();
    return ofStream ? last.version() : last.position();
  }

  private long batches(List<Archive.EmptyBatch> page) {
    page.forEach(batch ->
        document.add(
            LineKind.BATCH,
            new ExportLines.BatchLine(batch.id(), batch.recordedAt(), batch.abandoned())));
    return page.getLast().id();
  }

  private Future<Void> followers(List<Archive.Follower> followers) {
    followers.forEach(follower ->
        document.add(
            LineKind.FOLLOWER, new ExportLines.FollowerLine(follower.name(), follower.position())));
    return Future.succeededFuture();
  }

  private String answers(List<Archive.ArchivedAnswer> page) {
    page.forEach(archived -> document.add(LineKind.ANSWER, line(archived)));
    return page.getLast().answer().key();
  }

  private static ExportLines.AnswerLine line(Archive.ArchivedAnswer archived) {
    var answer = archived.answer();
    return new ExportLines.AnswerLine(
        answer.key(),
        answer.requestHash(),
        answer.commandId(),
        archived.batch(),
        answer.stream().toString(),
        answer.version(),
        answer.position(),
        answer.refusal());
  }

  private UUID keys(List<Archive.WrappedKey> page) {
    page.forEach(key ->
        document.add(
            LineKind.KEY,
            new ExportLines.KeyLine(key.customer(), key.wrapped(), key.madeAt(), key.erasedAt())));
    return page.getLast().customer();
  }

  private Future<Void> end() {
    document.manifest(archive.head().position());
    return sink.apply(document.take());
  }

  // Each page begins behind the last place of the one before; one that is not full is the last.
  private <P, T> Future<Void> pages(
      P after, BiFunction<P, Integer, Future<List<T>>> read, Function<List<T>, P> write) {
    Promise<Void> done = Promise.promise();
    pages(after, read, write, done);
    return done.future();
  }

  // No chain of futures: it would be as long as the log.
  private <P, T> void pages(
      P after,
      BiFunction<P, Integer, Future<List<T>>> read,
      Function<List<T>, P> write,
      Promise<Void> done) {
    read.apply(after, PAGE)
        .compose(page -> {
          var last = page.isEmpty() ? after : write.apply(page);
          return sink.apply(document.take()).map(gone -> new Page<>(last, page.size() < PAGE));
        })
        .onSuccess(page -> {
          if (page.isLast()) {
            done.complete();
          } else {
            pages(page.last(), read, write, done);
          }
        })
        .onFailure(done::fail);
  }

  private record Page<P>(P last, boolean isLast) {}
}

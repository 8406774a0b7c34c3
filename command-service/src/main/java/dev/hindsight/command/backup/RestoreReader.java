package dev.hindsight.command.backup;

import dev.hindsight.command.backup.ExportLines.AnswerLine;
import dev.hindsight.command.backup.ExportLines.BatchLine;
import dev.hindsight.command.backup.ExportLines.FollowerLine;
import dev.hindsight.command.backup.ExportLines.Header;
import dev.hindsight.command.backup.ExportLines.KeyLine;
import dev.hindsight.command.backup.RestorePage.BatchRow;
import dev.hindsight.command.backup.RestorePage.EventRow;
import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.log.BatchIds;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.backup.DamagedExport;
import dev.hindsight.events.backup.ExportChecker;
import dev.hindsight.events.backup.LineKind;
import dev.hindsight.events.backup.Manifest;
import dev.hindsight.events.upcast.Upcasting;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the lines of an export, which may have the customers' keys in front of it, and
 * refuses all that could not have been a whole log.
 */
final class RestoreReader {

  private static final Set<String> OLD_TYPES = Upcasting.published().oldTypes();

  private final String logKey;
  private final boolean otherMasterKey;
  private final Set<String> unknownTypes = new TreeSet<>();
  private final List<FollowerLine> followers = new ArrayList<>();
  private ExportChecker checker = new ExportChecker();
  private RestorePage page = new RestorePage();
  private @Nullable Header header;
  private @Nullable OpenBatch open;
  private long position;
  private Instant recordedAt = Instant.EPOCH;
  private long lastWriter;

  /** {@code otherMasterKey}: an export that was written with another one is taken all the same. */
  RestoreReader(String logKey, boolean otherMasterKey) {
    this.logKey = logKey;
    this.otherMasterKey = otherMasterKey;
  }

  /**
   * What a whole export came to.
   *
   * @param recordedAt of the last event
   * @param lastWriter the greatest number of a process that wrote a batch of it
   */
  record Whole(
      String source,
      Manifest manifest,
      Instant recordedAt,
      long lastWriter,
      List<FollowerLine> followers) {}

  /** Throws {@link RestoreRefused} when the line cannot be restored. */
  void line(byte[] line) {
    var number = checker.number();
    try {
      page.read(line.length);
      take(checker.line(line), line);
    } catch (DamagedExport e) {
      throw RestoreRefused.damaged(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw RestoreRefused.damaged("line " + number + " cannot be read: " + e);
    }
  }

  /** The rows that were read since it was last asked. */
  RestorePage take() {
    var full = page;
    page = new RestorePage();
    return full;
  }

  boolean hasPage() {
    return page.isFull();
  }

  /**
   * To be called behind the last line; throws {@link RestoreRefused} when more should have come.
   */
  Whole end() {
    try {
      var manifest = checker.complete();
      if (header == null) {
        throw RestoreRefused.damaged("the export itself is missing");
      }
      if (manifest.lastPosition() != manifest.head()) {
        throw RestoreRefused.damaged(
            "it ends at position %d, and the log did at %d"
                .formatted(manifest.lastPosition(), manifest.head()));
      }
      return new Whole(header.source(), manifest, recordedAt, lastWriter, followers);
    } catch (DamagedExport e) {
      throw RestoreRefused.damaged(String.valueOf(e.getMessage()));
    }
  }

  private void take(LineKind kind, byte[] line) throws IOException {
    switch (kind) {
      case EXPORT -> begin(ExportLines.read(line, Header.class));
      case KEYS -> beginKeys(ExportLines.read(line, Header.class));
      case EVENT -> event(RestoredEvent.read(line));
      case BATCH -> batch(ExportLines.read(line, BatchLine.class));
      case ANSWER -> page.answers.add(ExportLines.read(line, AnswerLine.class));
      case KEY -> page.keys.add(ExportLines.read(line, KeyLine.class));
      case FOLLOWER -> followers.add(ExportLines.read(line, FollowerLine.class));
      case CHECK -> {}
      case MANIFEST -> endDocument();
    }
  }

  private void begin(Header told) {
    header = told;
    if (told.selection() != null) {
      throw new RestoreRefused(
          Reason.PARTIAL,
          "this is an export of chosen events; only one of everything can be restored");
    }
    if (!logKey.equals(told.masterKey()) && !otherMasterKey) {
      throw new RestoreRefused(
          Reason.OTHER_MASTER_KEY,
          "this log was written with another hindsight.master-key: "
              + startedWith(told)
              + ", or repeated keyed commands and taken e-mail addresses are not recognised");
    }
  }

  private void beginKeys(Header told) {
    if (!logKey.equals(told.masterKey())) {
      throw new RestoreRefused(
          Reason.OTHER_MASTER_KEY,
          "these keys are wrapped by another hindsight.master-key, and cannot be used here: "
              + startedWith(told));
    }
  }

  private static String startedWith(Header told) {
    var logKey = told.logKey();
    return "start this service, empty as it is, with HINDSIGHT_MASTER_KEY of the exported system"
        + (logKey == null ? "" : " and HINDSIGHT_LOG_KEY=" + logKey);
  }

  private void event(RestoredEvent event) {
    if (event.position() != position + 1) {
      throw position == 0
          ? new RestoreRefused(
              Reason.PARTIAL,
              "its first event has position %d: what came before is missing"
                  .formatted(event.position()))
          : damaged("position %d stands where %d should".formatted(event.position(), position + 1));
    }
    if (event.recordedAt().isBefore(recordedAt)) {
      throw damaged("position %d was recorded before the one before".formatted(event.position()));
    }
    if (!EventTypes.all().contains(event.type()) && !OLD_TYPES.contains(event.type())) {
      unknownTypes.add(event.type());
    }
    position = event.position();
    recordedAt = event.recordedAt();
    var batch = batchOf(event);
    page.events.add(new EventRow(batch.id(), batch.size() - 1, event));
  }

  private OpenBatch batchOf(RestoredEvent event) {
    var id = BatchIds.batchOf(event.id());
    var current = open;
    if (current == null || current.id() != id) {
      closeBatch();
      current = new OpenBatch(id, event.position(), 1, event.recordedAt());
      wrote(id);
    } else if (!current.recordedAt().equals(event.recordedAt())) {
      throw damaged("position %d has another time than its batch".formatted(event.position()));
    } else {
      current = current.withOneMore();
    }
    open = current;
    return current;
  }

  private void batch(BatchLine batch) {
    closeBatch();
    wrote(batch.id());
    page.batches.add(new BatchRow(batch.id(), null, 0, batch.recordedAt(), batch.abandoned()));
  }

  private void wrote(long batch) {
    lastWriter = Math.max(lastWriter, BatchIds.writerOf(batch));
  }

  private void closeBatch() {
    if (open != null) {
      page.batches.add(open.row());
      open = null;
    }
  }

  private void endDocument() {
    closeBatch();
    if (!unknownTypes.isEmpty()) {
      throw new RestoreRefused(
          Reason.UNKNOWN_EVENTS,
          "this service does not know the events %s: it is older than the export"
              .formatted(String.join(", ", unknownTypes)));
    }
    if (header == null) {
      checker = new ExportChecker(checker.number() - 1);
    }
  }

  // The line is counted already.
  private RestoreRefused damaged(String what) {
    return RestoreRefused.damaged("line %d: %s".formatted(checker.number() - 1, what));
  }
}

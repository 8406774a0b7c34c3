package dev.hindsight.command.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.command.seal.RawEvent;
import dev.hindsight.command.seal.RawLog.BatchRow;
import dev.hindsight.command.seal.Seal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the log with its seals and with the topic, position by position. */
final class LogWalk {

  // More than was ever deleted by hand; nobody waits until all of them are counted one by one.
  private static final long MOST_ONE_BY_ONE = 1_000_000;

  private final TopicWalk topic;
  private final SealWalk seals;
  private final Findings findings;
  private final TopicSettings settings;
  private final String source;
  private final long head;
  private long next = 1;
  private long lastRecorded = Long.MIN_VALUE;
  private long absent;
  private long batchFirst;
  private int batchSize;
  private int batchCount;
  private long absentBeforeBatch;

  LogWalk(
      TopicWalk topic,
      SealWalk seals,
      Findings findings,
      TopicSettings settings,
      String source,
      long head) {
    this.topic = topic;
    this.seals = seals;
    this.findings = findings;
    this.settings = settings;
    this.source = source;
    this.head = head;
  }

  /** How far it is. */
  long position() {
    return next - 1;
  }

  /**
   * The next row.
   *
   * @param withoutPredecessor the events of this page whose stream lacks the version before
   */
  void row(BatchRow row, Set<RawEvent> withoutPredecessor) throws InterruptedException {
    var event = row.event();
    if (event == null || event.position() > head) {
      batch(row);
      return;
    }
    // What is absent before the batch is not absent from it.
    absentTo(Math.min(row.firstPosition(), event.position()) - 1);
    batch(row);
    absentTo(event.position() - 1);
    if (event.position() < next || isOutsideItsBatch(row, event)) {
      batchCount--;
      findings.of(Kind.DOUBLED_IN_LOG, event);
    } else {
      next++;
      present(event, withoutPredecessor.contains(event));
    }
  }

  /** There are no more rows. */
  void finish() throws InterruptedException {
    absentTo(head);
    closeBatch();
  }

  // Then another batch has its position; unless it is the batch whose size was changed.
  private boolean isOutsideItsBatch(BatchRow row, RawEvent event) throws InterruptedException {
    if (row.ordinal() >= 0 && row.ordinal() < row.size()) {
      return false;
    }
    var seal = seals.over(event.position());
    return seal == null || !seal.fits(event);
  }

  private void present(RawEvent event, boolean withoutPredecessor) throws InterruptedException {
    var records = topic.take(event.position(), settings.partition(event.stream().getBytes(UTF_8)));
    var record = best(records, event);
    records.stream().filter(other -> other != record).forEach(other -> tooMuch(other, event));
    var seal = seals.over(event.position());
    var found = seal == null || seal.fits(event) ? foundSound(event, record, seal) : true;
    if (seal != null && !seal.fits(event)) {
      findings.of(Kind.ALTERED_IN_LOG, event, differences(event, record), record);
    }
    if (record != null && !record.isInItsPartition(settings)) {
      findings.of(Kind.WRONG_PARTITION, record);
      found = true;
    } else if (record == null && !found) {
      findings.of(Kind.MISSING_IN_TOPIC, event);
    }
    if (!found) {
      order(event, withoutPredecessor);
    }
  }

  // As it was sealed, or not sealed yet.
  private boolean foundSound(RawEvent event, @Nullable TopicRecord record, @Nullable Seal seal) {
    if (!event.isOfItsBatch()) {
      findings.of(Kind.INSERTED_IN_LOG, event, List.of(), record);
      return true;
    }
    var differs = differences(event, record);
    if (differs.isEmpty()) {
      return false;
    }
    findings.of(
        seal == null ? Kind.LOG_AND_TOPIC_DIFFER : Kind.ALTERED_IN_TOPIC, event, differs, record);
    return true;
  }

  private void order(RawEvent event, boolean withoutPredecessor) {
    if (withoutPredecessor && !findings.explains(event.stream(), event.version() - 1)) {
      findings.of(Kind.VERSION_MISSING, event);
    }
    var recorded = micros(event.recordedAt());
    if (recorded < lastRecorded) {
      findings.of(Kind.TIME_GOES_BACK, event);
    } else {
      lastRecorded = recorded;
    }
  }

  private static long micros(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE;
    }
  }

  private List<String> differences(RawEvent event, @Nullable TopicRecord record) {
    if (record == null) {
      return List.of();
    }
    try {
      return record.differences(settings.record(event.read(source)));
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      return List.of("unreadable");
    }
  }

  private @Nullable TopicRecord best(List<TopicRecord> records, RawEvent event) {
    return records.stream()
        .filter(record -> record.isOf(event.eventId()) && record.isInItsPartition(settings))
        .findFirst()
        .or(() -> records.stream().filter(r -> r.isOf(event.eventId())).findFirst())
        .or(() -> records.stream().filter(r -> r.isFrom(source)).findFirst())
        .orElse(records.isEmpty() ? null : records.getFirst());
  }

  private void tooMuch(TopicRecord record, RawEvent event) {
    var kind = record.isOf(event.eventId()) ? Kind.DOUBLED_IN_TOPIC : Kind.FOREIGN_IN_TOPIC;
    findings.of(kind, record);
  }

  private void absentTo(long last) {
    if (last - next >= MOST_ONE_BY_ONE) {
      absent++;
      findings.of(Kind.MISSING_IN_LOG, next, last);
      next = last + 1;
    }
    while (next <= last) {
      absent++;
      var records = topic.take(next);
      if (records.isEmpty()) {
        findings.of(Kind.MISSING_IN_LOG, next, next);
      } else {
        findings.of(Kind.MISSING_IN_LOG, records.getFirst());
        records.stream().skip(1).forEach(other -> findings.of(Kind.DOUBLED_IN_TOPIC, other));
      }
      next++;
    }
  }

  private void batch(BatchRow row) {
    if (row.firstPosition() != batchFirst) {
      closeBatch();
      batchFirst = row.firstPosition();
      batchSize = row.size();
      batchCount = 0;
      absentBeforeBatch = absent;
    }
    batchCount += row.event() == null ? 0 : 1;
  }

  // One that lacks events was told by their positions.
  private void closeBatch() {
    if (batchCount != batchSize && absent == absentBeforeBatch && batchFirst <= head) {
      findings.of(Kind.BATCH_ALTERED, batchFirst, batchFirst + Math.max(1, batchCount) - 1);
    }
  }
}

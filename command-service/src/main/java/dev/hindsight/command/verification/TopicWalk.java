package dev.hindsight.command.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through the topic in the order of positions: in each partition they can only grow, so that
 * the next record of one is the next of its positions. Tells which records are not where they
 * belong.
 */
final class TopicWalk {

  private static final int MOST_REMEMBERED = 10_000;
  private static final int MOST_OF_A_POSITION = 16;

  private final TopicReader reader;
  private final String source;
  private final long head;
  private final Findings findings;
  private final Duration patience;
  private final Map<Long, TopicRecord> early = new HashMap<>();
  private final Set<Long> missing = new HashSet<>();
  private final NavigableMap<Long, TopicRecord> beyond = new TreeMap<>();
  private boolean patient = true;
  private long records;

  /**
   * Goes as far as {@code head}, and waits for the relay once.
   *
   * @param patience how long to wait for a record that is not there yet
   */
  TopicWalk(TopicReader reader, String source, long head, Findings findings, Duration patience) {
    this.reader = reader;
    this.source = source;
    this.head = head;
    this.findings = findings;
    this.patience = patience;
    reader.start(this::arrived);
  }

  /** How many records there were of positions up to the head. */
  long records() {
    return records;
  }

  /** The records of a position whose event is gone: wherever they are. */
  List<TopicRecord> take(long position) {
    var found = new ArrayList<TopicRecord>();
    collect(position, found);
    return found;
  }

  /** The records of a position, whose event's stream belongs to that partition. */
  List<TopicRecord> take(long position, int partition) {
    var found = take(position);
    if (found.stream().noneMatch(record -> record.partition() == partition)) {
      lookAhead(position, partition, found);
      if (found.isEmpty() && isWorthWaiting(partition)) {
        collect(position, found);
      }
    }
    if (found.isEmpty() && missing.size() < MOST_REMEMBERED) {
      missing.add(position);
    }
    return found;
  }

  /** Reads what is left, and tells it: every position had its turn. */
  void finish() {
    for (int partition : List.copyOf(reader.partitions())) {
      for (var next = reader.peek(partition); next != null; next = reader.peek(partition)) {
        reader.pop(partition);
        late(next);
      }
    }
  }

  /** Records of positions that the log did not have when they were published already. */
  NavigableMap<Long, TopicRecord> beyondTheHead() {
    return beyond;
  }

  private void arrived(TopicRecord record) {
    var position = record.position();
    if (position > 0 && position <= head) {
      records++;
      reader.keep(record);
    } else if (position == 0) {
      findings.of(Kind.FOREIGN_IN_TOPIC, record);
    } else if (reader.wasThereAtFirst(record.record())) {
      wasNeverHere(position, record);
    }
  }

  private void wasNeverHere(long position, TopicRecord record) {
    if (record.isFrom(source) && beyond.size() < MOST_REMEMBERED) {
      beyond.put(position, record);
    } else {
      findings.of(Kind.FOREIGN_IN_TOPIC, record);
    }
  }

  private void collect(long position, List<TopicRecord> found) {
    for (int partition : List.copyOf(reader.partitions())) {
      for (var next = reader.peek(partition);
          next != null && next.position() <= position;
          next = reader.peek(partition)) {
        reader.pop(partition);
        if (next.position() == position && found.size() < MOST_OF_A_POSITION) {
          found.add(next);
        } else {
          late(next);
        }
      }
    }
    var before = early.remove(position);
    if (before != null) {
      found.add(before);
    }
  }

  // When the record is there behind later ones, it is those that stand too early.
  private void lookAhead(long position, int partition, List<TopicRecord> found) {
    if (reader.peek(partition) == null) {
      return;
    }
    var before = new ArrayList<TopicRecord>();
    for (var record : reader.ahead(partition)) {
      if (record.position() == position) {
        reader.remove(partition, before);
        before.forEach(this::tooEarly);
        collect(position, found);
        return;
      }
      before.add(record);
    }
  }

  private void tooEarly(TopicRecord record) {
    findings.of(Kind.OUT_OF_ORDER_IN_TOPIC, record);
    if (early.size() < MOST_REMEMBERED) {
      early.put(record.position(), record);
    }
  }

  private boolean isWorthWaiting(int partition) {
    if (patient && reader.peek(partition) == null) {
      patient = reader.awaitMore(partition, patience);
      return patient;
    }
    return false;
  }

  private void late(TopicRecord record) {
    var kind =
        missing.contains(record.position()) ? Kind.OUT_OF_ORDER_IN_TOPIC : Kind.DOUBLED_IN_TOPIC;
    findings.of(kind, record);
  }
}

package dev.hindsight.command.verification;

import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.relay.RelayTopic;
import dev.hindsight.command.seal.RawLog;
import dev.hindsight.command.seal.RawLog.BatchRow;
import dev.hindsight.command.seal.RawLog.Head;
import dev.hindsight.command.seal.RawLog.Place;
import dev.hindsight.command.seal.Seal;
import dev.hindsight.command.seal.SealKey;
import dev.hindsight.command.seal.SealTable;
import dev.hindsight.command.seal.Session;
import dev.hindsight.command.verification.Line.Progress;
import dev.hindsight.command.verification.Line.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Walks the whole log, its seals and the topic, and says whether every position is there, once,
 * unchanged, and equal in log and topic. Takes as much memory for a long log as for a short one;
 * what is appended while it walks is not its concern. May be used by one thread at a time.
 */
public final class Verification {

  private static final int PAGE = 500;

  private final Connections connections;
  private final RelayTopic topic;
  private final SealKey key;
  private final Duration patience;

  /**
   * Compares that log with that topic.
   *
   * @param patience how long a record may still be on its way to the topic
   */
  public Verification(Connections connections, RelayTopic topic, SealKey key, Duration patience) {
    this.connections = connections;
    this.topic = topic;
    this.key = key;
    this.patience = patience;
  }

  /** Tells what it finds, and at the end the verdict. */
  public void run(Consumer<? super Line> out) throws InterruptedException {
    var start = System.nanoTime();
    // The order matters: what the topic and the seals have now, the log has by the next line.
    try (var reader = new TopicReader(topic);
        var session = Session.open(connections)) {
      var table = new SealTable(session);
      var sealed = table.last().map(Seal::lastPosition).orElse(0L);
      var log = new RawLog(session);
      var head = log.head();
      var findings = new Findings(out);
      var source = "urn:hindsight:log:" + head.incarnation();
      var records = new TopicWalk(reader, source, head.position(), findings, patience);
      var beginning = Seal.beginning(head.incarnation());
      var seals = new SealWalk(table, key, beginning, head.position(), findings);
      var walk = new LogWalk(records, seals, findings, topic.settings(), source, head.position());
      walk(log, head, walk, records, findings, out);
      seals.finish();
      records.finish();
      beyondTheHead(log, head, sealed, records, findings);
      findings.flush();
      out.accept(verdict(head, records, seals, findings, start));
    }
  }

  private static void walk(
      RawLog log,
      Head head,
      LogWalk walk,
      TopicWalk records,
      Findings findings,
      Consumer<? super Line> out)
      throws InterruptedException {
    var rows = log.page(Place.START, PAGE);
    while (!rows.isEmpty() && rows.getFirst().firstPosition() <= head.position()) {
      var events = rows.stream().map(BatchRow::event).filter(Objects::nonNull).toList();
      var withoutPredecessor = log.withoutPredecessor(events);
      for (var row : rows) {
        if (row.firstPosition() <= head.position()) {
          walk.row(row, withoutPredecessor);
        }
      }
      findings.flushBefore(walk.position());
      out.accept(new Progress(walk.position(), head.position(), records.records()));
      rows = log.page(Place.after(rows.getLast()), PAGE);
    }
    walk.finish();
  }

  // Events that the head does not cover, and positions that only topic or seals still know.
  private static void beyondTheHead(
      RawLog log, Head head, long sealed, TopicWalk records, Findings findings)
      throws InterruptedException {
    var known = head.position();
    for (var range : log.beyondTheHead()) {
      findings.of(Kind.BEYOND_THE_HEAD, range.first(), range.last());
      known = Math.max(known, range.last());
    }
    if (sealed > known) {
      findings.of(Kind.MISSING_IN_LOG, known + 1, sealed);
      known = sealed;
    }
    for (var record : records.beyondTheHead().tailMap(known, false).values()) {
      findings.of(Kind.MISSING_IN_LOG, record);
    }
  }

  private static Verdict verdict(
      Head head, TopicWalk records, SealWalk seals, Findings findings, long start) {
    return new Verdict(
        findings.count() == 0,
        head.position(),
        records.records(),
        seals.sealedTo(),
        head.position() - seals.sealedTo(),
        seals.chainHash(),
        findings.count(),
        findings.byKind(),
        (System.nanoTime() - start) / 1_000_000 / 1000.0);
  }
}

package dev.hindsight.command.verification;

import dev.hindsight.command.seal.RawEvent;
import dev.hindsight.command.verification.Line.Finding;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was found as it is found, up to a number; the rest is only counted. Positions that are
 * missing in a row are told as one.
 */
final class Findings {

  static final int MOST_NAMED = 1000;
  private static final int MOST_REMEMBERED = 10_000;

  private final Consumer<? super Line> out;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Set<String> explained = new HashSet<>();
  private Kind kindOfRun = Kind.MISSING_IN_LOG;
  private @Nullable Finding run;
  private long named;

  Findings(Consumer<? super Line> out) {
    this.out = out;
  }

  void of(Kind kind, RawEvent event, List<String> differs, @Nullable TopicRecord record) {
    explain(event.stream(), event.version());
    if (record != null) {
      record.explain(this);
    }
    add(
        kind,
        new Finding(
            kind.text(),
            event.position(),
            null,
            event.stream(),
            event.version(),
            event.eventId(),
            event.type(),
            differs,
            record == null ? null : record.where(),
            kind.meaning(),
            kind.advice()));
  }

  void of(Kind kind, RawEvent event) {
    of(kind, event, List.of(), null);
  }

  void of(Kind kind, TopicRecord record) {
    record.explain(this);
    add(kind, record.finding(kind));
  }

  /** Nothing but the positions is known. */
  void of(Kind kind, long first, long last) {
    add(
        kind,
        new Finding(
            kind.text(),
            first,
            last == first ? null : last,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            kind.meaning(),
            kind.advice()));
  }

  /** A version of a stream is not where it was: what misses it is no finding of its own. */
  void explain(String stream, long version) {
    if (explained.size() < MOST_REMEMBERED) {
      explained.add(stream + ' ' + version);
    }
  }

  boolean explains(String stream, long version) {
    return explained.contains(stream + ' ' + version);
  }

  /** Tells what was held back in case that it went on up to this position. */
  void flushBefore(long position) {
    if (run != null && last(run) + 1 < position) {
      flush();
    }
  }

  /** Tells what was held back. */
  void flush() {
    if (run != null) {
      tell(kindOfRun, run);
      run = null;
    }
  }

  long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<String, Long> byKind() {
    var byKind = new LinkedHashMap<String, Long>();
    counts.forEach((kind, count) -> byKind.put(kind.text(), count));
    return byKind;
  }

  private void add(Kind kind, Finding finding) {
    if (kind != Kind.MISSING_IN_LOG && kind != Kind.MISSING_IN_TOPIC) {
      flush();
      tell(kind, finding);
    } else if (run != null && kindOfRun == kind && follows(run, finding)) {
      run = joined(run, finding);
    } else {
      flush();
      run = finding;
      kindOfRun = kind;
    }
  }

  private static boolean follows(Finding before, Finding next) {
    return next.position() != null && last(before) + 1 == next.position();
  }

  private static long last(Finding finding) {
    var last = finding.lastPosition() == null ? finding.position() : finding.lastPosition();
    return last == null ? -1 : last;
  }

  private static Finding joined(Finding first, Finding next) {
    return new Finding(
        first.kind(),
        first.position(),
        last(next),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        first.meaning(),
        first.advice());
  }

  private void tell(Kind kind, Finding finding) {
    counts.merge(kind, 1L, Long::sum);
    if (named++ < MOST_NAMED) {
      out.accept(finding);
    }
  }
}

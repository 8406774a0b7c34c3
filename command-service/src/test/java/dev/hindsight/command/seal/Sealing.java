package dev.hindsight.command.seal;

import dev.hindsight.command.LogForTests;
import io.vertx.core.Vertx;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** The seals of a test's log. */
public final class Sealing {

  public static final SealKey KEY =
      new SealKey(new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "HmacSHA256"));

  /** What somebody has who does not know the right one. */
  public static final SealKey OTHER_KEY =
      new SealKey(new SecretKeySpec(new byte[] {8, 7, 6, 5, 4, 3, 2, 1}, "HmacSHA256"));

  private final LogForTests log;
  private final Vertx vertx;

  public Sealing(LogForTests log, Vertx vertx) {
    this.log = log;
    this.vertx = vertx;
  }

  /** Seals the log up to its end. */
  public void seal() throws InterruptedException {
    seal(KEY);
  }

  public void seal(SealKey key) throws InterruptedException {
    var sealer = new Sealer(log.connections(vertx), key, new SealProgress());
    var thread = Thread.ofPlatform().start(sealer);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> sealedTo() == log.number("SELECT position FROM log_head"));
    sealer.stop();
    thread.join();
  }

  public long sealedTo() {
    return log.number("SELECT COALESCE(max(last_position), 0) FROM seals");
  }

  /** All links of the chain. */
  List<Seal> chain() throws InterruptedException {
    try (var session = Session.open(log.connections(vertx))) {
      return new SealTable(session).after(0, 100_000);
    }
  }

  RawLog.Head head() throws InterruptedException {
    try (var session = Session.open(log.connections(vertx))) {
      return new RawLog(session).head();
    }
  }

  List<RawLog.BatchRow> rows() throws InterruptedException {
    try (var session = Session.open(log.connections(vertx))) {
      return new RawLog(session).page(RawLog.Place.START, 100_000);
    }
  }

  /** Whether the chain is whole from the first position to the last, and every hash right. */
  public void assertRight(SealKey key) throws InterruptedException {
    var rows = rows().iterator();
    var before = Seal.beginning(head().incarnation());
    var next = 1L;
    for (var seal : chain()) {
      if (seal.firstPosition() != next || !seal.follows(before) || !key.signed(seal)) {
        throw new AssertionError("a wrong link: " + seal);
      }
      for (; next <= seal.lastPosition(); next++) {
        var event = rows.next().event();
        if (event == null || event.position() != next || !seal.fits(event)) {
          throw new AssertionError("a wrong hash at position " + next);
        }
      }
      before = seal.chainHash();
    }
    if (rows.hasNext()) {
      throw new AssertionError("not sealed: " + rows.next());
    }
  }
}

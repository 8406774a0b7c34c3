package dev.hindsight.command.seal;

import dev.hindsight.command.LogForTests;
import io.vertx.core.Vertx;
import java.sql.SQLException;

/** Somebody with every right in the database, but without the key. */
public final class Forger {

  private final LogForTests log;
  private final Sealing sealing;

  public Forger(LogForTests log, Vertx vertx) {
    this.log = log;
    this.sealing = new Sealing(log, vertx);
  }

  /** Makes the seal that begins there fit what the log says now. */
  public void sealAgain(long firstPosition) throws SQLException, InterruptedException {
    var chain = sealing.chain();
    var old =
        chain.stream().filter(s -> s.firstPosition() == firstPosition).findFirst().orElseThrow();
    var before =
        chain.stream()
            .filter(s -> s.lastPosition() == firstPosition - 1)
            .findFirst()
            .map(Seal::chainHash)
            .orElse(Seal.beginning(sealing.head().incarnation()));
    var hashes =
        EventHash.ofAll(
            sealing.rows().stream()
                .map(RawLog.BatchRow::event)
                .filter(event -> event != null && old.holds(event.position()))
                .toList());
    var forged =
        Sealing.OTHER_KEY.sign(
            old.firstPosition(),
            old.lastPosition(),
            hashes,
            Seal.chain(before, hashes),
            old.sealedAt());
    try (var superuser = log.asSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      try (var update =
          superuser.prepareStatement(
              "UPDATE seals SET event_hashes = ?, chain_hash = ?, mac = ? WHERE first_position = ?")) {
        update.setBytes(1, forged.eventHashes());
        update.setBytes(2, forged.chainHash());
        update.setBytes(3, forged.mac());
        update.setLong(4, firstPosition);
        update.executeUpdate();
      }
    }
  }
}

package dev.hindsight.command.seal;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The seals in the database of the log. */
public final class SealTable {

  private static final String COLUMNS =
      """
      SELECT first_position, last_position, event_hashes, chain_hash, mac,
             trim_scale(extract(epoch FROM sealed_at) * 1000000)::text
      FROM seals
      """;

  private static final String LAST = COLUMNS + "ORDER BY first_position DESC LIMIT 1";

  private static final String AFTER =
      COLUMNS + "WHERE first_position > $1::bigint ORDER BY first_position LIMIT $2";

  private static final String INSERT =
      """
      INSERT INTO seals
        (first_position, last_position, event_hashes, chain_hash, mac, sealed_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String NOW =
      "SELECT trim_scale(extract(epoch FROM clock_timestamp()) * 1000000)::text";

  private final Session session;

  public SealTable(Session session) {
    this.session = session;
  }

  /** The last link of the chain. */
  public Optional<Seal> last() throws InterruptedException {
    return read(session.query(LAST)).stream().findFirst();
  }

  /** The next links whose first position is greater, at most so many. */
  public List<Seal> after(long firstPosition, int most) throws InterruptedException {
    return read(session.query(AFTER, firstPosition, most));
  }

  void insert(Seal seal) throws InterruptedException {
    session.query(
        INSERT,
        seal.firstPosition(),
        seal.lastPosition(),
        Buffer.buffer(seal.eventHashes()),
        Buffer.buffer(seal.chainHash()),
        Buffer.buffer(seal.mac()),
        RawEvent.instant(seal.sealedAt()).atOffset(ZoneOffset.UTC));
  }

  /** By the database's clock. */
  String now() throws InterruptedException {
    return session.query(NOW).iterator().next().getString(0);
  }

  private static List<Seal> read(RowSet<Row> rows) {
    var seals = new ArrayList<Seal>(rows.size());
    for (var row : rows) {
      seals.add(
          new Seal(
              row.getLong(0),
              row.getLong(1),
              row.getBuffer(2).getBytes(),
              row.getBuffer(3).getBytes(),
              row.getBuffer(4).getBytes(),
              row.getString(5)));
    }
    return seals;
  }
}

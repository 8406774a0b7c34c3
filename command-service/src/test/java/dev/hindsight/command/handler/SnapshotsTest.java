package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.balanceIsAtLeast;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.get;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.refused;
import static dev.hindsight.command.handler.Replicas.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.log.SnapshotStore;
import dev.hindsight.command.log.StoredSnapshot;
import dev.hindsight.command.log.postgres.PostgresSnapshots;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot is used when it can be trusted, and otherwise makes no difference: PITFALLS A17. */
class SnapshotsTest {

  private static final int EVERY = 10;

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void every_so_many_events_of_a_stream_leave_the_newest_snapshot() throws Exception {
    var replica = replicas.start(EVERY, Limits.DEFAULT);
    var account = openAccount(replica.handler());
    deposits(replica.handler(), account, 25);
    openAccount(replica.handler());

    replica.stop();

    assertThat(replicas.log.number("SELECT count(*) FROM snapshots")).isEqualTo(1);
    assertThat(versionOf(account)).isEqualTo(20);
    assertThat(
            replicas.log.number(
                "SELECT count(*) FROM snapshots s JOIN events e USING (stream, version, event_id)"
                    + " JOIN batches b ON b.id = e.batch"
                    + " AND b.first_position + e.ordinal = s.position"))
        .isEqualTo(1);
  }

  @Test
  void the_next_process_reads_only_what_is_behind_the_snapshot() throws Exception {
    var account = accountWithSnapshotAt20();
    asSuperuser(
        "SET session_replication_role = replica;"
            + " DELETE FROM events WHERE version < 20 AND stream = 'account-"
            + account
            + "'");

    var next = replicas.start(EVERY, Limits.DEFAULT);

    assertHolds25(next.handler(), account);
    assertThat(next.snapshots().used()).isEqualTo(1);
  }

  @Test
  void with_snapshots_off_none_is_made_and_none_is_used() throws Exception {
    var account = accountWithSnapshotAt20();

    var next = replicas.start(0, Limits.DEFAULT);
    assertHolds25(next.handler(), account);
    deposits(next.handler(), account, 30);
    next.stop();

    assertThat(next.snapshots().used()).isZero();
    assertThat(versionOf(account)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = replace(state, '19.00', '1900.00')",
        "state = 'no JSON at all'",
        "state = '{\"Closed\":{}}'",
        "checksum = sha256('')",
        "version = version - 1",
        "version = version + 1",
        "version = version + 1000",
        "position = position + 1",
        "event_id = uuidv7()",
        "fold = 'another'",
        "(version, event_id, position) = (SELECT e.version, e.event_id, s.position + 1 FROM events e"
            + " JOIN snapshots s USING (stream) WHERE e.version = 21)",
      })
  void a_snapshot_that_was_changed_is_not_used_and_soon_replaced(String change) throws Exception {
    var account = accountWithSnapshotAt20();
    asSuperuser("UPDATE snapshots SET " + change);

    var next = replicas.start(EVERY, Limits.DEFAULT);
    assertHolds25(next.handler(), account);
    assertThat(next.snapshots().used()).isZero();
    next.stop();

    var third = replicas.start(EVERY, Limits.DEFAULT);
    assertHolds25(third.handler(), account);
    assertThat(third.snapshots().used()).isEqualTo(1);
  }

  @Test
  void the_snapshot_of_another_stream_is_not_taken_for_its_own() throws Exception {
    var poor = accountWithSnapshotAt20();
    var replica = replicas.start(EVERY, Limits.DEFAULT);
    var rich = openAccount(replica.handler());
    deposits(replica.handler(), rich, 25);
    accepted(replica.handler().handle(Request.of(deposit(rich, "5000.00"))));
    deposits(replica.handler(), rich, 5);
    replica.stop();
    asSuperuser(
        "UPDATE snapshots poor SET state = rich.state, checksum = rich.checksum FROM snapshots rich"
            + " WHERE poor.stream = 'account-%s' AND rich.stream = 'account-%s'"
                .formatted(poor, rich));

    var next = replicas.start(EVERY, Limits.DEFAULT);

    assertHolds25(next.handler(), poor);
    assertThat(next.snapshots().broken()).isEqualTo(1);
  }

  @Test
  void a_snapshot_of_what_the_log_no_longer_has_is_not_used() throws Exception {
    var account = accountWithSnapshotAt20();
    try (var restored = new Replicas()) {
      var replica = restored.start(0, Limits.DEFAULT);
      open(replica.handler(), account);
      deposits(replica.handler(), account, 4);
      copySnapshotsTo(restored);

      var shorter = restored.start(EVERY, Limits.DEFAULT);
      assertThat(balanceIsAtLeast(shorter.handler(), account, "4.01")).isFalse();
      deposits(replica.handler(), account, 21);
      var asLong = restored.start(EVERY, Limits.DEFAULT);
      assertHolds25(asLong.handler(), account);
      assertThat(shorter.snapshots().used() + asLong.snapshots().used()).isZero();

      asLong.stop();
      var next = restored.start(EVERY, Limits.DEFAULT);
      assertHolds25(next.handler(), account);
      assertThat(next.snapshots().used()).isEqualTo(1);
    }
  }

  @Test
  void an_older_snapshot_takes_the_place_of_a_newer_one_only_if_that_is_of_another_fold()
      throws Exception {
    var account = accountWithSnapshotAt20();
    var row = "SELECT * FROM snapshots WHERE stream = 'account-" + account + "'";
    var old =
        snapshot(
            "SELECT 'old' AS state, e.*, s.fold, 7 AS position FROM ("
                + row
                + ") s"
                + " JOIN events e USING (stream) WHERE e.version = 10");
    var other =
        snapshot(
            "SELECT 'other' AS state, e.*, 'another' AS fold, 7 AS position FROM ("
                + row
                + ") s JOIN events e USING (stream) WHERE e.version = 10");
    var vertx = Vertx.vertx();
    try {
      var store = new PostgresSnapshots(replicas.log.connections(vertx));

      save(store, old);
      assertThat(versionOf(account)).isEqualTo(20);
      save(store, other);
      assertThat(versionOf(account)).isEqualTo(10);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void a_stream_of_many_pages_is_folded_whole_and_leaves_a_snapshot() throws Exception {
    var writer = replicas.start(0, Limits.DEFAULT);
    var account = openAccount(writer.handler());
    for (int i = 0; i < 3; i++) {
      deposits(writer.handler(), account, 2_000);
    }

    var reader = replicas.start(EVERY, Limits.DEFAULT);
    var first = accepted(reader.handler().handle(Request.of(withdraw(account, "6000.00"))));
    assertThat(first.version()).isEqualTo(6_002);
    reader.stop();

    assertThat(versionOf(account)).isEqualTo(6_001);
    var next = replicas.start(EVERY, Limits.DEFAULT);
    assertThat(balanceIsAtLeast(next.handler(), account, "0.01")).isFalse();
    assertThat(next.snapshots().used()).isEqualTo(1);
  }

  @Test
  void a_hot_stream_is_written_about_once_a_second_at_most() throws Exception {
    var replica = replicas.start(EVERY, Limits.DEFAULT);
    var account = openAccount(replica.handler());
    var start = System.nanoTime();

    for (int i = 0; i < 3; i++) {
      deposits(replica.handler(), account, 3_000);
    }
    replica.stop();

    // The last one is that of the orderly end.
    var seconds = (System.nanoTime() - start) / 1_000_000_000L;
    assertThat(replica.snapshots().written()).isBetween(1L, seconds + 2);
    assertThat(versionOf(account)).isEqualTo(9_000);
  }

  private UUID accountWithSnapshotAt20() throws Exception {
    var replica = replicas.start(EVERY, Limits.DEFAULT);
    var account = openAccount(replica.handler());
    deposits(replica.handler(), account, 25);
    replica.stop();
    assertThat(versionOf(account)).isEqualTo(20);
    return account;
  }

  private static void assertHolds25(CommandHandler handler, UUID account) throws Exception {
    assertThat(refused(handler.handle(Request.of(withdraw(account, "25.01")))).rejection().reason())
        .isEqualTo("insufficient-funds");
    assertThat(balanceIsAtLeast(handler, account, "25.00")).isTrue();
    accepted(handler.handle(Request.of(deposit(account, "25.00"))));
  }

  private static void open(CommandHandler handler, UUID account) throws Exception {
    var open = new OpenAccount(account, null, Currency.getInstance("EUR"));
    accepted(handler.handle(Request.of(open)));
  }

  private static void deposits(CommandHandler handler, UUID account, int count) throws Exception {
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < count; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOf(Outcome.Accepted.class);
    }
  }

  private StoredSnapshot snapshot(String sql) throws SQLException {
    try (var connection = replicas.log.asSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return new StoredSnapshot(
          StreamName.parse(rows.getString("stream")),
          rows.getLong("version"),
          rows.getLong("position"),
          rows.getObject("event_id", UUID.class),
          rows.getString("fold"),
          rows.getString("state"),
          new byte[] {1});
    }
  }

  private static void save(SnapshotStore store, StoredSnapshot snapshot) throws Exception {
    store
        .save(List.of(snapshot))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private long versionOf(UUID account) {
    return replicas.log.number(
        "SELECT version FROM snapshots WHERE stream = 'account-" + account + "'");
  }

  private void asSuperuser(String sql) throws SQLException {
    try (var connection = replicas.log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void copySnapshotsTo(Replicas restored) throws SQLException {
    try (var from = replicas.log.asSuperuser();
        var to = restored.log.asSuperuser();
        var read = from.createStatement();
        var rows = read.executeQuery("SELECT * FROM snapshots");
        var write = to.prepareStatement("INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      while (rows.next()) {
        for (int column = 1; column <= 8; column++) {
          write.setObject(column, rows.getObject(column));
        }
        write.executeUpdate();
      }
    }
  }
}

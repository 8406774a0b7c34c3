package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.hash;
import static dev.hindsight.command.handler.Replicas.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.log.postgres.PostgresOutcomes;
import dev.hindsight.command.monitor.OutcomePurge;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands that were accepted and led to no event are found for a while. */
class NothingToDoTest {

  private final Replicas replicas = new Replicas();
  private final LogForTests log = replicas.log;
  private final CommandHandler handler = replicas.start();
  private final Vertx vertx = Vertx.vertx();
  private final CommandOutcomes outcomes = new PostgresOutcomes(log.connections(vertx));

  @AfterEach
  void stop() {
    replicas.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void such_a_command_is_found_with_where_it_found_its_stream() throws Exception {
    var shoes = listed("5.00");

    var nothing = accepted(handler.handle(price(shoes, "5.00")));

    var found = done(outcomes.find(nothing.commandId())).orElseThrow();
    assertThat(nothing.events()).isEmpty();
    assertThat(found.stream()).isEqualTo(nothing.stream());
    assertThat(found.version()).isEqualTo(nothing.version()).isEqualTo(1);
    assertThat(found.position()).isEqualTo(nothing.position()).isEqualTo(1);
  }

  @Test
  void it_is_found_right_behind_a_change_in_the_same_append() throws Exception {
    var shoes = listed("5.00");
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 1; i <= 100; i++) {
      answers.add(handler.handle(price(shoes, i + ".00")));
      answers.add(handler.handle(price(shoes, i + ".00").withKey("k" + i, hash("k" + i))));
    }

    for (int i = 0; i < answers.size(); i += 2) {
      var change = accepted(answers.get(i));
      var nothing = accepted(answers.get(i + 1));
      assertThat(nothing.position()).isEqualTo(change.position());
      var found = done(outcomes.find(nothing.commandId())).orElseThrow();
      assertThat(found.version()).isEqualTo(change.version());
      assertThat(found.position()).isEqualTo(change.position());
    }
  }

  @Test
  void it_takes_no_place_in_the_log() throws Exception {
    var shoes = listed("5.00");
    var batches = log.number("SELECT count(*) FROM batches");

    for (int i = 0; i < 10; i++) {
      accepted(handler.handle(price(shoes, "5.00")));
    }

    assertThat(log.number("SELECT count(*) FROM batches")).isEqualTo(batches);
    assertThat(log.number("SELECT count(*) FROM command_outcomes")).isEqualTo(10);
  }

  @Test
  void a_command_with_events_leaves_no_row_beside_them() throws Exception {
    listed("5.00");

    assertThat(log.number("SELECT count(*) FROM command_outcomes")).isZero();
  }

  @Test
  void what_is_older_than_is_kept_is_forgotten_and_nothing_else() throws Exception {
    var shoes = listed("5.00");
    var old = accepted(handler.handle(price(shoes, "5.00"))).commandId();
    execute("UPDATE command_outcomes SET recorded_at = recorded_at - interval '31 days'");
    older(2_500);
    var young = accepted(handler.handle(price(shoes, "5.00"))).commandId();

    try (var purge = new OutcomePurge(vertx, outcomes, Duration.ofDays(30))) {
      purge.start();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> log.number("SELECT count(*) FROM command_outcomes") == 1);
    }
    assertThat(done(outcomes.find(old))).isEmpty();
    assertThat(done(outcomes.find(young))).isPresent();
  }

  @Test
  void it_is_forgotten_a_few_at_a_time_by_one_replica_at_a_time() throws Exception {
    older(25);

    assertThat(done(outcomes.purge(Duration.ofDays(30), 10))).isEqualTo(10);
    try (var other = log.asApplication();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(491328627066)");
      assertThat(done(outcomes.purge(Duration.ofDays(30), 10))).isZero();
      // Closing alone would let go of the lock a moment later.
      other.rollback();
    }
    assertThat(done(outcomes.purge(Duration.ofDays(30), 10))).isEqualTo(10);
    assertThat(done(outcomes.purge(Duration.ofDays(30), 10))).isEqualTo(5);
  }

  @Test
  void a_repeated_key_says_where_the_stream_was_though_the_change_was_in_the_same_append()
      throws Exception {
    var shoes = listed("5.00");
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 1; i <= 50; i++) {
      answers.add(handler.handle(price(shoes, i + ".00")));
      answers.add(handler.handle(price(shoes, i + ".00").withKey("k" + i, hash("k" + i))));
    }

    for (int i = 1; i <= 50; i++) {
      var first = accepted(answers.get(2 * i - 1));
      var again = accepted(handler.handle(price(shoes, i + ".00").withKey("k" + i, hash("k" + i))));
      assertThat(again.replayed()).isTrue();
      assertThat(again.position()).isEqualTo(first.position());
    }
  }

  private UUID listed(String price) throws Exception {
    var id = Ids.next();
    accepted(handler.handle(Request.of(listing(id, price))));
    return id;
  }

  private static Request price(UUID listing, String euros) {
    return Request.of(new ChangeListingPrice(listing, Money.of(euros, "EUR")));
  }

  private void older(int count) throws SQLException {
    execute(
        "INSERT INTO command_outcomes SELECT uuidv7(), 'cart-' || gen_random_uuid(), 1,"
            + " now() - interval '40 days' FROM generate_series(1, "
            + count
            + ")");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}

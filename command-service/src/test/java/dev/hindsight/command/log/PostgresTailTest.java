package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresTail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading the log in the order of positions. */
class PostgresTailTest {

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final PostgresTail tail = new PostgresTail(log.connections(vertx));

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void any_page_size_from_any_position_gives_every_event_once_in_order() throws Exception {
    openCarts(100);

    for (int size : new int[] {1, 7, 100, 1000}) {
      var position = 0L;
      for (var page = read(position, size); !page.isEmpty(); page = read(position, size)) {
        for (var event : page) {
          assertThat(event.envelope().position()).isEqualTo(++position);
        }
      }
      assertThat(position).isEqualTo(100);
    }
  }

  @Test
  void positions_beyond_what_an_int_holds_are_read() throws Exception {
    var before = 5_000_000_000L;
    startAt(before);

    openCarts(10);

    assertThat(read(before, 100)).hasSize(10);
    assertThat(read(before + 4, 100).getFirst().envelope().position()).isEqualTo(before + 5);
    assertThat(read(before + 10, 100)).isEmpty();
    assertThat(read(Long.MAX_VALUE, 100)).isEmpty();
  }

  private void startAt(long position) throws SQLException {
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE log_head SET position = " + position);
    }
  }

  private List<LoggedEvent> read(long after, int most) throws Exception {
    return get(tail.after(after, most));
  }

  private void openCarts(int count) throws Exception {
    var handler =
        new CommandHandler(
            vertx,
            new PostgresLog(vertx, log.connections(vertx)),
            LogForTests.shop(),
            Limits.DEFAULT,
            position -> {});
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < count; i++) {
      answers.add(handler.handle(Request.of(new OpenCart(Ids.next(), null))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOf(Outcome.Accepted.class);
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}

package dev.hindsight.command.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.postgres.PostgresAudit;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresOutcomes;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.monitor.Monitor;
import dev.hindsight.command.monitor.ProgressFeed;
import dev.hindsight.command.monitor.ProgressTold;
import dev.hindsight.command.monitor.Projections;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.service.access.Caller;
import dev.hindsight.service.access.Callers;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who watch commands of another replica, over a real log and a real progress topic. */
class WatchedCommandsTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration NEVER = Duration.ofHours(1);

  private final Vertx elsewhere = Vertx.vertx();
  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final TopicSettings topic = new TopicSettings("t-" + UUID.randomUUID(), 12, (short) 1);
  private final CommandHandler other =
      new CommandHandler(
          elsewhere,
          new PostgresLog(elsewhere, log.connections(elsewhere)),
          LogForTests.shop(),
          Limits.DEFAULT,
          position -> {});
  private final Projections projections =
      new Projections(Clock.systemUTC(), new Projections.Memory(NEVER, NEVER), topic::partition);
  private final ProgressFeed feed =
      new ProgressFeed(
          Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers()),
          topic.name(),
          (short) 1,
          projections);
  private final Thread thread = Thread.ofPlatform().daemon().start(feed);
  private final ProgressTold told = new ProgressTold(topic.name());

  @AfterEach
  void stop() throws InterruptedException {
    feed.close();
    thread.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(thread.isAlive()).isFalse();
    told.close();
    for (var process : new Vertx[] {elsewhere, vertx}) {
      process.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void a_watcher_hears_each_change_in_order_and_the_end() throws Exception {
    told.applied("query", "carts", "cart", 0);
    told.applied("analytics", "funnel", "cart", 0);
    told.applied("query", "listings", "listing", 0);
    var cart = cart();
    var port = serve(10, NEVER, NEVER);
    try (var stream = new EventStream(port, "/commands/" + cart.commandId(), "text/event-stream")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      var event = stream.next();
      while (event.data().path("projections").size() < 2) {
        event = stream.next();
      }
      assertThat(event.name()).isEqualTo("status");
      assertThat(event.data().path("status").textValue()).isEqualTo("recorded");
      assertThat(states(event)).isEqualTo("analytics/funnel waiting, query/carts waiting");

      told.applied("query", "carts", "cart", cart.position());
      event = stream.next();
      assertThat(event.name()).isEqualTo("status");
      assertThat(states(event)).isEqualTo("analytics/funnel waiting, query/carts applied");

      told.applied("analytics", "funnel", "cart", 0, Set.of(cart.stream().toString()));
      event = stream.next();
      assertThat(states(event)).isEqualTo("analytics/funnel parked, query/carts applied");

      told.applied("analytics", "funnel", "cart", cart.position());
      event = stream.next();
      assertThat(event.name()).isEqualTo("status");
      assertThat(event.data().path("status").textValue()).isEqualTo("applied");
      event = stream.next();
      assertThat(event.name()).isEqualTo("applied");
      assertThat(states(event)).isEqualTo("analytics/funnel applied, query/carts applied");
      assertThat(stream.rest()).isEmpty();
    }
  }

  @Test
  void who_comes_again_hears_at_once_that_all_have_it() throws Exception {
    var cart = cart();
    told.applied("query", "carts", "cart", cart.position());
    var port = serve(10, NEVER, NEVER);
    for (int i = 0; i < 2; i++) {
      try (var stream =
          new EventStream(port, "/commands/" + cart.commandId(), "text/event-stream")) {
        var event = stream.next();
        while (!event.name().equals("applied")) {
          event = stream.next();
        }
        assertThat(event.data().path("commandId").textValue())
            .isEqualTo(cart.commandId().toString());
      }
    }
  }

  @Test
  void a_stream_ends_after_its_time_and_shows_signs_of_life_before() throws Exception {
    told.applied("query", "carts", "cart", 0);
    var port = serve(10, Duration.ofMillis(1_500), Duration.ofMillis(100));
    try (var stream =
        new EventStream(port, "/commands/" + cart().commandId(), "text/event-stream")) {
      assertThat(stream.nextOrComment().name()).isEqualTo("status");
      var rest = stream.rest();

      assertThat(rest).contains(": waiting");
      assertThat(rest.getLast()).isEqualTo("event: timeout");
    }
  }

  @Test
  void more_than_the_limit_are_turned_away_until_one_has_left() throws Exception {
    told.applied("query", "carts", "cart", 0);
    var path = "/commands/" + cart().commandId();
    var port = serve(2, NEVER, Duration.ofMillis(100));
    var first = new EventStream(port, path, "text/event-stream");
    try (var second = new EventStream(port, path, "text/event-stream")) {
      first.next();
      second.next();
      try (var third = new EventStream(port, path, "text/event-stream")) {
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.header("Retry-After")).isEqualTo("2");
        assertThat(third.header("Content-Type")).isEqualTo("application/problem+json");
      }

      first.close();

      await()
          .atMost(LONG)
          .until(() -> {
            try (var again = new EventStream(port, path, "text/event-stream")) {
              return again.status() == 200;
            }
          });
    }
  }

  @Test
  void who_asks_for_what_is_not_there_takes_no_place() throws Exception {
    var port = serve(1, NEVER, NEVER);
    for (int i = 0; i < 3; i++) {
      try (var unknown =
              new EventStream(port, "/commands/" + UUID.randomUUID(), "text/event-stream");
          var malformed = new EventStream(port, "/commands/x", "text/event-stream")) {
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(malformed.status()).isEqualTo(400);
      }
    }
  }

  @Test
  void a_watcher_that_does_not_read_is_cut_off() throws Exception {
    var cart = cart();
    // Many projections make each status so long that a few of them fill every buffer.
    IntStream.range(0, 400)
        .forEach(i -> told.applied("a-service-with-many-projections", "view-" + i, "cart", 0));
    var port = serve(1, NEVER, Duration.ofMillis(500));
    var path = "/commands/" + cart.commandId();
    try (var deaf = new EventStream(port, path, "text/event-stream", 4_096)) {
      assertThat(deaf.status()).isEqualTo(200);

      await()
          .atMost(Duration.ofMinutes(2))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> {
            parkAndUnpark(cart.stream().toString());
            try (var other = new EventStream(port, path, "text/event-stream")) {
              return other.status() == 200;
            }
          });
      assertThatThrownBy(
              () -> {
                while (true) {
                  deaf.next();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_replica_that_starts_later_reads_what_was_told_before() throws Exception {
    var cart = cart();
    told.applied("query", "carts", "cart", cart.position());
    told.send("nonsense", new byte[] {'{'});
    var later =
        new Projections(Clock.systemUTC(), new Projections.Memory(NEVER, NEVER), topic::partition);
    var late =
        new ProgressFeed(
            Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers()),
            topic.name(),
            (short) 1,
            later);
    var monitor = monitor(later);
    var running = Thread.ofPlatform().daemon().start(late);
    try {
      var command =
          monitor
              .find(cart.commandId(), Caller.THE_SHOP)
              .toCompletionStage()
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS)
              .orElseThrow();
      await().atMost(LONG).until(() -> monitor.statusOf(command).applied());

      told.applied("query", "more-carts", "cart", 0);
      await().atMost(LONG).until(() -> !monitor.statusOf(command).applied());
    } finally {
      late.close();
      running.join(TimeUnit.SECONDS.toMillis(20));
    }
  }

  private void parkAndUnpark(String stream) {
    for (int i = 0; i < 20; i++) {
      told.applied("a-service-with-many-projections", "view-0", "cart", 0, Set.of(stream));
      told.applied("a-service-with-many-projections", "view-0", "cart", 0);
    }
  }

  private int serve(int most, Duration longest, Duration heartbeat) {
    var router = Router.router(vertx);
    router
        .route()
        .order(-100)
        .handler(request -> {
          Callers.let(request, Caller.THE_SHOP);
          request.next();
        });
    new StatusRoute(monitor(projections), most, longest, heartbeat).install(router);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private Monitor monitor(Projections known) {
    var connections = log.connections(vertx);
    return new Monitor(
        new PostgresAudit(connections, new PostgresTail(connections)),
        new PostgresOutcomes(connections),
        known);
  }

  private Outcome.Accepted cart() throws Exception {
    return (Outcome.Accepted)
        other
            .handle(Request.of(new OpenCart(Ids.next(), null)))
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  private static String states(EventStream.Event event) {
    return IntStream.range(0, event.data().path("projections").size())
        .mapToObj(event.data().path("projections")::path)
        .map(one ->
            "%s/%s %s"
                .formatted(
                    one.path("service").textValue(),
                    one.path("projection").textValue(),
                    one.path("state").textValue()))
        .collect(Collectors.joining(", "));
  }
}

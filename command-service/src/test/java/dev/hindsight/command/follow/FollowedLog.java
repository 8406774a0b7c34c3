package dev.hindsight.command.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.Appended;
import dev.hindsight.command.log.BatchIds;
import dev.hindsight.command.log.Lane;
import dev.hindsight.command.log.NewEvent;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.LeaderLock;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real log with a handler, and followers of it, none of which outlives the test. */
public final class FollowedLog implements AutoCloseable {

  /** Gives up soon, and tries again soon. */
  public static final Persistence IMPATIENT =
      new Persistence(3, Duration.ofMillis(20), Duration.ofMillis(50), 4);

  /** Never gives up within a test. */
  public static final Persistence STUBBORN =
      new Persistence(1000, Duration.ofMillis(50), Duration.ofMillis(200), 4);

  static {
    // A busy machine is slow; what never comes is a failure all the same.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  public final Vertx vertx = Vertx.vertx();
  public final LogForTests log;
  public final Connections connections;
  public final CommandHandler handler;
  public final FollowerStore store;
  private final Context rawLoop = vertx.getOrCreateContext();
  private final PostgresTail tail;
  private final PostgresLog rawLog;
  private @Nullable BatchIds ids;
  private @Nullable Lane lane;
  private final List<Following> followings = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  public FollowedLog() {
    this(new LogForTests());
  }

  public FollowedLog(LogForTests log) {
    this.log = log;
    this.connections = log.connections(vertx);
    this.store = new FollowerStore(connections);
    this.tail = new PostgresTail(connections);
    this.rawLog = new PostgresLog(vertx, connections);
    this.handler = handler(vertx, connections);
  }

  public static CommandHandler handler(Vertx vertx, Connections connections) {
    return new CommandHandler(
        vertx,
        new PostgresLog(vertx, connections),
        LogForTests.shop(),
        Limits.DEFAULT,
        position -> {});
  }

  /** As a replica of the service does. */
  public Following start(Follower follower, Persistence persistence) {
    return start(follower, persistence, DatabaseLock.named(follower.name(), connections));
  }

  public Following start(Follower follower, Persistence persistence, LeaderLock lock) {
    var following =
        new Following(
            follower, tail, store, lock, new Wakeup(), persistence, new FollowerProgress());
    followings.add(following);
    threads.add(Thread.ofPlatform().name("following-" + threads.size()).start(following));
    return following;
  }

  /** Ends all that were started. */
  public void stopAll() throws InterruptedException {
    followings.forEach(Following::stop);
    for (var thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).isFalse();
    }
    followings.clear();
    threads.clear();
  }

  public UUID openAccount() throws Exception {
    var id = Ids.next();
    accepted(new OpenAccount(id, null, Currency.getInstance("EUR")));
    return id;
  }

  public void deposit(UUID account, String reference) throws Exception {
    accepted(new DepositMoney(account, Money.of("1.00", "EUR"), reference));
  }

  public Outcome.Accepted accepted(Command command) throws Exception {
    var outcome = get(handler.handle(Request.of(command)));
    while (outcome instanceof Outcome.Unavailable late && !late.mayHaveHappened()) {
      outcome = get(handler.handle(Request.of(command)));
    }
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  public static StreamName stream(UUID account) {
    return Account.stream(account);
  }

  /** Waits until it is known: what was started enrolls on a thread of its own. */
  public Figures figures(Follower follower) {
    return Awaitility.await()
        .until(() -> get(store.figures(follower.name())), Optional::isPresent)
        .orElseThrow();
  }

  /** Something that has happened, without a command. */
  public void append(StreamName stream, long version, Event event) throws Exception {
    if (ids == null) {
      ids = new BatchIds(get(rawLog.nextWriter()));
      lane = rawLog.openLane();
    }
    var batch = ids.nextBatch();
    var open = Objects.requireNonNull(lane);
    var now = System.currentTimeMillis();
    var append =
        new Append(
            batch,
            List.of(
                new NewEvent(
                    BatchIds.id(now, batch, 1),
                    stream,
                    version,
                    EventTypes.of(event),
                    BatchIds.id(now, batch, 0),
                    null,
                    null,
                    new EventCodec().encode(event))),
            List.of(),
            List.of(),
            Map.of());
    Promise<Appended> appended = Promise.promise();
    rawLoop.runOnContext(go -> open.append(append).onComplete(appended));
    get(appended.future());
  }

  /** As a superuser may. */
  public void change(String sql) throws SQLException {
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    stopAll();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

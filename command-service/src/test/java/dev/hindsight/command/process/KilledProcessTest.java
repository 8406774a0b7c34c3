package dev.hindsight.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.follow.FollowedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PITFALLS D12: whatever breaks, each event has the effect of its command once, and none is lost.
 */
class KilledProcessTest {

  private static final int KILLS = 5;

  @TempDir Path folder;

  private final FollowedLog shop = new FollowedLog();
  private final List<UUID> accounts = new ArrayList<>();
  private UUID bonus = new UUID(0, 0);
  private int deposits;

  @BeforeEach
  void openAccounts() throws Exception {
    bonus = shop.openAccount();
    for (int i = 0; i < 10; i++) {
      accounts.add(shop.openAccount());
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void kill_9_of_the_leader_under_load_loses_and_doubles_nothing() throws Exception {
    var random = new Random(20_261_121);
    var standby = startReplica();
    for (int kill = 0; kill < KILLS; kill++) {
      var leader = standby;
      standby = startReplica();
      var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500 + random.nextInt(1500));
      // So that the kill hits a leader that is at work.
      var before = bonuses();
      await().atMost(Duration.ofSeconds(60)).until(() -> depositSome() && bonuses() > before);
      while (System.nanoTime() < until) {
        depositSome();
      }
      leader.destroyForcibly().waitFor();
    }

    try {
      awaitAll();
    } finally {
      standby.destroyForcibly().waitFor();
    }
    assertEachOnce();
  }

  @Test
  void connections_that_are_cut_lose_and_double_nothing() throws Exception {
    var follower = new ProcessFollower(new Bonus(bonus), shop.handler);
    shop.start(follower, FollowedLog.STUBBORN);
    shop.start(follower, FollowedLog.STUBBORN);

    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < 10; i++) {
        depositSome();
      }
      shop.change(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND usename = 'log_app'");
    }

    awaitAll();
    assertEachOnce();
  }

  private Process startReplica() throws Exception {
    var arguments = new ArrayList<>(shop.log.address());
    arguments.add(bonus.toString());
    return OwnProcess.start(BonusReplica.class, arguments, folder.resolve("replicas.log"));
  }

  private boolean depositSome() throws Exception {
    for (int i = 0; i < 5; i++) {
      shop.deposit(accounts.get(deposits % accounts.size()), "in-" + deposits);
      deposits++;
    }
    return true;
  }

  private long bonuses() {
    return shop.log.number("SELECT count(*) FROM events WHERE data::text LIKE '%bonus for in-%'");
  }

  private void awaitAll() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shop.log.number("SELECT count(*) FROM follower_tasks") == 0 && level());
  }

  private boolean level() {
    return shop.log.number(
            "SELECT count(*) FROM followers WHERE position < (SELECT position FROM log_head)")
        == 0;
  }

  private void assertEachOnce() {
    assertThat(deposits).isPositive();
    assertThat(bonuses()).isEqualTo(deposits);
    assertThat(
            shop.log.number(
                "SELECT count(DISTINCT data->>'reference') FROM events"
                    + " WHERE data::text LIKE '%bonus for in-%'"))
        .isEqualTo(deposits);
  }
}

package dev.hindsight.command.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.SmallShop;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain behind a real log. */
class SealerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final Sealing sealing = new Sealing(log, vertx);
  private final SmallShop shop = new SmallShop(log, vertx);
  private final List<Sealer> sealers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    shop.openAccounts(10);
  }

  @AfterEach
  void stop() throws InterruptedException {
    sealers.forEach(Sealer::stop);
    for (var thread : threads) {
      thread.join();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void every_event_is_sealed_in_links_of_a_thousand_at_most() throws Exception {
    shop.deposit(2490);

    start(new SealProgress());
    await().atMost(PATIENCE).until(() -> sealing.sealedTo() == 2500);

    sealing.assertRight(Sealing.KEY);
    assertThat(sealing.chain().stream().map(Seal::lastPosition))
        .containsExactly(1000L, 2000L, 2500L);
  }

  @Test
  void a_sealer_that_starts_again_goes_on_in_the_same_chain() throws Exception {
    for (int round = 0; round < 3; round++) {
      shop.deposit(20);
      sealing.seal();
    }

    sealing.assertRight(Sealing.KEY);
    assertThat(sealing.sealedTo()).isEqualTo(70);
  }

  @Test
  void two_sealers_make_one_chain() throws Exception {
    var first = new SealProgress();
    var second = new SealProgress();
    start(first);
    start(second);

    for (int i = 0; i < 30; i++) {
      shop.deposit(100);
    }
    await().atMost(PATIENCE).until(() -> sealing.sealedTo() == 3010);

    sealing.assertRight(Sealing.KEY);
    assertThat(first.snapshot().problem()).isNull();
    assertThat(second.snapshot().problem()).isNull();
  }

  @Test
  void kill_9_at_any_moment_leaves_a_whole_chain() throws Exception {
    var random = new Random(20_261_121);
    for (int kill = 0; kill < 4; kill++) {
      var sealedBefore = sealing.sealedTo();
      var victim =
          OwnProcess.start(SealerProcess.class, log.address(), folder.resolve("sealers.log"));
      try {
        await()
            .atMost(PATIENCE)
            .until(() -> {
              shop.deposit(50 + random.nextInt(200));
              return sealing.sealedTo() > sealedBefore;
            });
      } finally {
        victim.destroyForcibly().waitFor();
      }
    }

    sealing.seal();

    sealing.assertRight(Sealing.KEY);
  }

  @Test
  void nothing_is_sealed_behind_a_seal_of_another_key() throws Exception {
    sealing.seal(Sealing.OTHER_KEY);
    shop.deposit(5);
    var progress = new SealProgress();

    start(progress);

    await().atMost(PATIENCE).until(() -> progress.snapshot().problem() != null);
    assertThat(progress.snapshot().problem()).contains("positions 1 to 10", "key of this log");
    assertThat(sealing.sealedTo()).isEqualTo(10);
  }

  @Test
  void nothing_is_sealed_over_a_hole() throws Exception {
    change(
        "DELETE FROM events WHERE ordinal = 0 AND batch = (SELECT id FROM batches WHERE first_position = 1)");
    var progress = new SealProgress();

    start(progress);

    await().atMost(PATIENCE).until(() -> progress.snapshot().problem() != null);
    assertThat(progress.snapshot().problem()).contains("position 1");
    assertThat(sealing.sealedTo()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE seals SET mac = ''", "DELETE FROM seals", "TRUNCATE seals"})
  void a_seal_is_not_changed_by_the_service_nor_by_mistake(String change) throws Exception {
    try (var application = log.asApplication();
        var superuser = log.asSuperuser();
        var ours = application.createStatement();
        var theirs = superuser.createStatement()) {
      assertThatThrownBy(() -> ours.executeUpdate(change))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> theirs.executeUpdate(change)).hasMessageContaining("append-only");
    }
  }

  private void start(SealProgress progress) {
    var sealer = new Sealer(log.connections(vertx), Sealing.KEY, progress);
    sealers.add(sealer);
    threads.add(Thread.ofPlatform().name("sealer-" + sealers.size()).start(sealer));
  }

  private void change(String sql) throws SQLException {
    try (var superuser = log.asSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.executeUpdate(sql);
    }
  }
}

package dev.hindsight.kit.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.wiring.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the tables, without anybody who fills them. */
class GenerationsTest {

  private static final Written CARTS = written(1, "carts", "dropped_items");

  private final Store store = new Store();
  private final Rebuilds rebuilds = new Rebuilds(store.sessions(), Duration.ofSeconds(5));

  @BeforeEach
  void install() {
    store.execute("CREATE INDEX carts_of_customer ON carts (customer_id, id)");
    store.execute("ALTER TABLE carts SET (fillfactor = 80)");
    install(CARTS);
  }

  private void install(Written written) {
    try (var session = store.open()) {
      Generations.install(session, written.code(), written.tables());
    }
  }

  private static Written written(int version, String... tables) {
    return new Written(new ProjectionId("carts", version), List.of(tables));
  }

  private static Generation done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).generation();
  }

  private Family family() {
    try (var session = store.open()) {
      return Family.of(Generations.all(session), "carts");
    }
  }

  private void level(Generation next) {
    try (var session = store.open()) {
      session.transaction(transaction -> {
        Generations.level(transaction, next.id(), "{}", null);
        return null;
      });
    }
  }

  private long schemas() {
    return store.number("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^g[0-9]+_'");
  }

  @Test
  void a_new_generation_has_tables_like_those_of_readers_with_the_same_names_of_indexes() {
    store.execute("INSERT INTO carts VALUES (gen_random_uuid(), 1, 1, now(), 'OPEN', NULL, '[]')");

    var next = done(rebuilds.start(CARTS, false));

    assertThat(next.id()).isEqualTo(new ProjectionId("carts", 2));
    assertThat(next.standing()).isEqualTo(Standing.BUILDING);
    assertThat(store.number("SELECT count(*) FROM g2_carts.carts")).isZero();
    assertThat(
            store.number(
                """
                SELECT count(*) FROM (
                  SELECT indexname, replace(indexdef, 'g2_carts.', 'public.') FROM pg_indexes
                  WHERE schemaname = 'g2_carts'
                  INTERSECT
                  SELECT indexname, indexdef FROM pg_indexes
                  WHERE schemaname = 'public' AND tablename IN ('carts', 'dropped_items')) AS same\
                """))
        .isEqualTo(2);
    assertThat(
            store.number(
                """
                SELECT count(*) FROM pg_class AS c
                WHERE c.oid = 'g2_carts.carts'::regclass AND 'fillfactor=80' = ANY (c.reloptions)\
                """))
        .isEqualTo(1);
  }

  @Test
  void many_who_ask_at_once_start_one_build() throws Exception {
    var asked = new ArrayList<Callable<Outcome>>();
    for (int i = 0; i < 8; i++) {
      asked.add(() -> new Rebuilds(store.sessions(), Duration.ofSeconds(5)).start(CARTS, false));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asked)) {
        assertThat(done(answer.get()).id()).isEqualTo(new ProjectionId("carts", 2));
      }
    }
    assertThat(schemas()).isEqualTo(1);
  }

  @Test
  void a_generation_that_is_behind_or_not_compared_is_not_switched_to() {
    store.execute(
        "INSERT INTO hindsight_checkpoints (projection, version, partition, position) VALUES ('carts', 1, 0, 10)");
    var next = done(rebuilds.start(CARTS, false));

    assertThat(rebuilds.switchTo("carts")).isInstanceOf(Outcome.Refused.class);
    level(next);
    store.execute(
        "INSERT INTO hindsight_checkpoints (projection, version, partition, position) VALUES ('carts', 2, 0, 9)");
    assertThat(new Rebuilds(store.sessions(), Duration.ZERO).switchTo("carts"))
        .isEqualTo(new Outcome.NotYet("carts v2 is behind carts v1 in the partitions [0]"));
    assertThat(store.number("SELECT epoch FROM hindsight_checkpoints WHERE version = 1")).isZero();

    store.execute("UPDATE hindsight_checkpoints SET position = 10 WHERE version = 2");
    done(rebuilds.switchTo("carts"));
    assertThat(family().live().orElseThrow().id()).isEqualTo(next.id());
    assertThat(store.number("SELECT sum(epoch) FROM hindsight_checkpoints")).isEqualTo(2);
  }

  @Test
  void a_rollback_brings_the_former_tables_back_and_can_be_taken_back_itself() {
    store.execute("INSERT INTO carts VALUES (gen_random_uuid(), 1, 1, now(), 'OPEN', NULL, '[]')");
    level(done(rebuilds.start(CARTS, false)));
    done(rebuilds.switchTo("carts"));
    assertThat(store.number("SELECT count(*) FROM carts")).isZero();

    done(rebuilds.rollback(CARTS));

    assertThat(store.number("SELECT count(*) FROM carts")).isEqualTo(1);
    assertThat(family().live().orElseThrow().id().version()).isEqualTo(1);
    done(rebuilds.rollback(CARTS));
    assertThat(store.number("SELECT count(*) FROM carts")).isZero();
    assertThat(schemas()).isEqualTo(1);
  }

  @Test
  void cancelling_and_dropping_leave_nothing() {
    done(rebuilds.start(CARTS, false));
    store.execute(
        """
        INSERT INTO hindsight_checkpoints (projection, version, partition) VALUES ('carts', 2, 0);
        INSERT INTO hindsight_removed_rows VALUES ('carts', 2, 'cart-1', 3);
        INSERT INTO hindsight_parked_streams VALUES ('carts', 2, 'cart-1', 0, 'no');
        INSERT INTO hindsight_parked_events VALUES ('carts', 2, 'cart-1', 0, 7, '[]', NULL)\
        """);

    done(rebuilds.cancel("carts"));

    assertThat(schemas()).isZero();
    for (var table : List.of("checkpoints", "removed_rows", "parked_streams", "parked_events")) {
      assertThat(store.number("SELECT count(*) FROM hindsight_" + table)).as(table).isZero();
    }
    assertThat(rebuilds.cancel("carts")).isInstanceOf(Outcome.Refused.class);

    level(done(rebuilds.start(CARTS, false)));
    done(rebuilds.switchTo("carts"));
    done(rebuilds.drop("carts"));
    assertThat(schemas()).isZero();
    assertThat(rebuilds.rollback(CARTS)).isInstanceOf(Outcome.Refused.class);
    assertThat(family().live().orElseThrow().id().version()).isEqualTo(3);
  }

  @Test
  void who_reads_in_a_long_transaction_is_waited_for_and_never_ended() throws Exception {
    level(done(rebuilds.start(CARTS, false)));
    try (var reader = store.connect();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT count(*) FROM carts").close();

      assertThat(new Rebuilds(store.sessions(), Duration.ZERO).switchTo("carts"))
          .isInstanceOf(Outcome.NotYet.class);

      statement.executeQuery("SELECT count(*) FROM carts").close();
      reader.commit();
    }
    done(rebuilds.switchTo("carts"));
  }

  @Test
  void a_changed_code_builds_one_of_its_own_and_the_former_code_finds_its_own_again() {
    store.execute("INSERT INTO carts VALUES (gen_random_uuid(), 1, 1, now(), 'OPEN', NULL, '[]')");
    store.execute(
        """
        ALTER TABLE carts ADD COLUMN note text;
        ALTER TABLE carts ADD COLUMN weight bigint NOT NULL DEFAULT 0;
        CREATE TABLE cart_notes (id uuid PRIMARY KEY)\
        """);
    var second = written(2, "carts", "dropped_items", "cart_notes");

    var next = done(rebuilds.follow(second));
    assertThat(next.codeVersion()).isEqualTo(2);
    assertThat(rebuilds.start(CARTS, false)).isInstanceOf(Outcome.Refused.class);
    level(next);
    done(rebuilds.switchTo("carts"));
    assertThat(rebuilds.rollback(second)).isInstanceOf(Outcome.Refused.class);

    var former = done(rebuilds.follow(CARTS));
    assertThat(former.id().version()).isEqualTo(1);
    level(former);
    done(rebuilds.switchTo("carts"));
    assertThat(store.number("SELECT count(*) FROM carts")).isEqualTo(1);
    assertThat(store.number("SELECT count(*) FROM cart_notes")).isZero();

    level(done(rebuilds.follow(second)));
    done(rebuilds.switchTo("carts"));
    assertThat(family().live().orElseThrow().id()).isEqualTo(next.id());
  }

  @Test
  void what_migrations_have_made_outlives_the_generation_that_had_it() {
    var second = written(2, "carts", "dropped_items", "cart_notes");
    store.execute("CREATE TABLE cart_notes (id uuid PRIMARY KEY)");
    level(done(rebuilds.follow(second)));
    done(rebuilds.switchTo("carts"));
    // Only now, so that the former tables know nothing of it.
    store.execute("ALTER TABLE carts ADD COLUMN weight bigint NOT NULL DEFAULT 7");
    store.execute("CREATE INDEX carts_weight ON carts (weight)");

    level(done(rebuilds.follow(CARTS)));
    done(rebuilds.switchTo("carts"));
    done(rebuilds.drop("carts"));

    assertThat(store.number("SELECT count(weight) FROM carts")).isZero();
    assertThat(store.number("SELECT count(*) FROM pg_indexes WHERE indexname = 'carts_weight'"))
        .isEqualTo(1);
    assertThat(done(rebuilds.follow(second)).tables()).contains("cart_notes");
  }

  @Test
  void a_sandbox_has_a_name_of_its_own_and_goes_without_a_trace() {
    var moment = Instant.parse("2026-01-01T00:00:00Z");
    var sandbox = done(rebuilds.sandbox(CARTS, moment, "friday"));

    assertThat(sandbox.asOf()).isEqualTo(moment);
    assertThat(rebuilds.sandbox(CARTS, moment, "friday")).isInstanceOf(Outcome.Refused.class);
    done(rebuilds.remove("carts", "friday"));
    assertThat(schemas()).isZero();
  }
}

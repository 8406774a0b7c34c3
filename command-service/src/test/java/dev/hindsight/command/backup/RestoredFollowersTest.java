package dev.hindsight.command.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows a restored log goes on where the original's did, and repeats nothing. */
class RestoredFollowersTest {

  private final RestorableLog original = new RestorableLog();
  private final RestorableLog copy = new RestorableLog();

  @BeforeEach
  void fill() throws Exception {
    ShopTraffic.send(original.process());
    for (var log : new RestorableLog[] {original, copy}) {
      log.execute(
          """
          CREATE TABLE IF NOT EXISTS followers (name text PRIMARY KEY, position bigint NOT NULL,
            replay_until bigint NOT NULL DEFAULT 0);
          CREATE TABLE IF NOT EXISTS follower_tasks (follower text, position bigint NOT NULL,
            stream text, due_at timestamptz);
          GRANT SELECT, INSERT, UPDATE ON followers, follower_tasks TO log_app;
          ALTER TABLE followers OWNER TO log_owner;
          """);
    }
  }

  @AfterEach
  void close() {
    original.close();
    copy.close();
  }

  @Test
  void a_process_manager_goes_on_with_what_was_not_done_and_nothing_is_mailed_again()
      throws Exception {
    original.execute(
        """
        INSERT INTO followers (name, position)
        VALUES ('process:payment', 300), ('process:done', 100000), ('reaction:mail', 300);
        INSERT INTO follower_tasks (follower, position, stream, due_at)
        VALUES ('process:payment', 250, 'order-1', now()), ('process:payment', 260, 'x', now());
        """);
    copy.execute(
        "INSERT INTO followers (name, position) VALUES"
            + " ('process:payment', 0), ('process:new', 0), ('reaction:mail', 0)");

    var head = copy.restore(original.export()).head();

    assertThat(replayUntil("process:payment")).isEqualTo(249);
    assertThat(replayUntil("process:done")).isEqualTo(head);
    assertThat(replayUntil("process:new")).isEqualTo(head);
    assertThat(replayUntil("reaction:mail")).isEqualTo(head);
    assertThat(copy.log.number("SELECT max(position) FROM followers")).isZero();
  }

  private long replayUntil(String follower) {
    return copy.log.number("SELECT replay_until FROM followers WHERE name = '" + follower + "'");
  }
}

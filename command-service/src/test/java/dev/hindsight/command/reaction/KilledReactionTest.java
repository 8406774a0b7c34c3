package dev.hindsight.command.reaction;

import static dev.hindsight.command.follow.FollowedLog.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.follow.FollowedLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that dies after a mail was taken and before that is noted. */
class KilledReactionTest {

  @TempDir Path folder;

  private final FollowedLog shop = new FollowedLog();
  private final MailServer server = MailServer.start();
  private final ReactionFollower follower =
      new ReactionFollower(new MailingReplica.Receipts(mail -> {}, () -> {}));

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
    server.close();
  }

  @Test
  void the_same_mail_is_sent_again_under_the_same_id_and_no_other_one() throws Exception {
    get(shop.store.enroll(follower));
    var account = shop.openAccount();
    shop.deposit(account, "first");
    assertThat(start("die").waitFor()).isEqualTo(137);
    assertThat(server.mails()).hasSize(1);
    shop.deposit(account, "second");

    var replica = start("live");
    try {
      await()
          .until(() -> shop.figures(follower).lag() == 0 && shop.figures(follower).waiting() == 0);
    } finally {
      replica.destroyForcibly().waitFor();
    }

    assertThat(received().values()).containsExactlyInAnyOrder(2, 1);
  }

  private Map<String, Integer> received() throws Exception {
    var times = new HashMap<String, Integer>();
    for (var mail : server.mails()) {
      times.merge(mail.getHeader("Message-ID")[0], 1, Integer::sum);
    }
    return times;
  }

  private Process start(String fate) throws Exception {
    var arguments = new ArrayList<>(shop.log.address());
    arguments.add(String.valueOf(server.port()));
    arguments.add(fate);
    return OwnProcess.start(MailingReplica.class, arguments, folder.resolve("replicas.log"));
  }
}

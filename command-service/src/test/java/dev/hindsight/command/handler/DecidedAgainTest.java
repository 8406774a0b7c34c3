package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.refused;
import static dev.hindsight.command.handler.Replicas.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed statement makes the commands behind it be decided again, in their order. */
class DecidedAgainTest {

  private static final int ROUNDS = 20;
  private static final int TRIPLES = 100;

  private final Replicas replicas = new Replicas();
  private final CommandHandler handler = replicas.start();
  private final CommandHandler other = replicas.start();

  @AfterEach
  void stop() {
    replicas.close();
  }

  /** In any other order the third of a triple would be accepted, or the second refused. */
  @Test
  void commands_on_one_stream_that_another_replica_wrote_to_keep_their_order() throws Exception {
    var account = openAccount(handler);
    var version = 1L;

    for (int round = 0; round < ROUNDS; round++) {
      accepted(other.handle(Request.of(deposit(account, "0.01"))));
      version = triples(account, version + 1);
      // Takes the cent away again, so that each round begins with one.
      accepted(handler.handle(Request.of(withdraw(account, "0.01"))));
      version++;
    }

    replicas.assertDense();
  }

  private long triples(UUID account, long before) throws Exception {
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < TRIPLES; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
      answers.add(handler.handle(Request.of(withdraw(account, "1.00"))));
      answers.add(handler.handle(Request.of(withdraw(account, "0.02"))));
    }
    var version = before;
    for (int i = 0; i < answers.size(); i += 3) {
      assertThat(accepted(answers.get(i)).version()).isEqualTo(++version);
      assertThat(accepted(answers.get(i + 1)).version()).isEqualTo(++version);
      assertThat(refused(answers.get(i + 2)).rejection().reason()).isEqualTo("insufficient-funds");
    }
    return version;
  }
}

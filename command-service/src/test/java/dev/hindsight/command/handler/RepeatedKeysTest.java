package dev.hindsight.command.handler;

import static dev.hindsight.command.handler.Replicas.accepted;
import static dev.hindsight.command.handler.Replicas.deposit;
import static dev.hindsight.command.handler.Replicas.get;
import static dev.hindsight.command.handler.Replicas.hash;
import static dev.hindsight.command.handler.Replicas.openAccount;
import static dev.hindsight.command.handler.Replicas.refused;
import static dev.hindsight.command.handler.Replicas.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repeated command has one effect, wherever and whenever it is repeated. */
class RepeatedKeysTest {

  private final Replicas replicas = new Replicas();
  private final LogForTests log = replicas.log;
  private final CommandHandler handler = replicas.start();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void a_repeated_key_gets_the_first_answer_and_appends_nothing() throws Exception {
    var account = openAccount(handler);
    var request = Request.of(deposit(account, "7.00")).withKey("k-1", hash("a"));

    var first = accepted(handler.handle(request));
    var again = accepted(handler.handle(request));
    var elsewhere = accepted(replicas.start().handle(request));

    assertThat(again.replayed()).isTrue();
    assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    assertThat(elsewhere).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void the_same_key_many_times_at_once_and_on_two_replicas_has_one_effect() throws Exception {
    var other = replicas.start();
    var account = openAccount(handler);
    var request = Request.of(deposit(account, "7.00")).withKey("k-2", hash("a"));

    var answers =
        IntStream.range(0, 40)
            .mapToObj(i -> (i % 2 == 0 ? handler : other).handle(request))
            .toList();

    UUID command = null;
    for (var answer : answers) {
      var id = accepted(answer).commandId();
      assertThat(command == null || command.equals(id)).isTrue();
      command = id;
    }
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void a_key_with_another_request_is_refused() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "7.00")).withKey("k-3", hash("a"))));

    var other = get(handler.handle(Request.of(deposit(account, "8.00")).withKey("k-3", hash("b"))));

    assertThat(other).isInstanceOf(Outcome.KeyReused.class);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void a_refusal_under_a_key_is_repeated_even_when_it_would_be_allowed_now() throws Exception {
    var account = openAccount(handler);
    var request = Request.of(withdraw(account, "1.00")).withKey("k-4", hash("a"));
    refused(handler.handle(request));
    accepted(handler.handle(Request.of(deposit(account, "1.00"))));

    var again = refused(handler.handle(request));

    assertThat(again.replayed()).isTrue();
    assertThat(again.rejection().reason()).isEqualTo("insufficient-funds");
  }
}

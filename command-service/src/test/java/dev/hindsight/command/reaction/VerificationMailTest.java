package dev.hindsight.command.reaction;

import static dev.hindsight.command.follow.FollowedLog.IMPATIENT;
import static dev.hindsight.command.follow.FollowedLog.STUBBORN;
import static dev.hindsight.command.follow.FollowedLog.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.log.postgres.PostgresAudit;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.EmailVerification;
import dev.hindsight.command.personal.KeysForTests;
import dev.hindsight.embedded.Ports;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.Event;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The verification e-mail, through a real SMTP server. */
class VerificationMailTest {

  private static final String URL = "https://shop.test/api";

  private final FollowedLog shop = new FollowedLog();
  private final MailServer server = MailServer.start();
  private final CustomerKeys keys = KeysForTests.at(shop.log.address(), shop.vertx);
  private final EmailVerification tokens =
      new EmailVerification(KeysForTests.LOG_KEY, Duration.ofDays(7));
  private final UUID customer = UUID.randomUUID();
  private final UUID address = UUID.randomUUID();
  private final String email = "ann." + customer + "@shop.test";
  private long version;

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
    server.close();
  }

  @Test
  void it_carries_a_token_that_proves_the_address_and_the_event_s_id() throws Exception {
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();

    shop.start(follower, IMPATIENT);

    await().until(() -> server.mails().size() == 1);
    var mail = server.mails().getFirst();
    assertThat(mail.getHeader("Message-ID")).containsExactly("<" + requestId() + "@shop.test>");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(email);
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("no-reply@shop.test");
    var text = part(mail, 0);
    var html = part(mail, 1);
    var link = URL + "/customers/" + customer + "/email-verification";
    assertThat(text.getContentType()).startsWith("text/plain");
    assertThat(html.getContentType()).startsWith("text/html");
    assertThat(text.getContent().toString()).contains(link);
    assertThat(html.getContent().toString()).contains("<a href=\"" + link + "\">");
    var token = text.getContent().toString().split("with this code:")[1].strip().split("\\s")[0];
    assertThat(html.getContent().toString()).contains("<code>" + token + "</code>");
    assertThat(tokens.read(customer, token).orElseThrow().address()).isEqualTo(address);
  }

  @Test
  void while_the_server_is_down_it_waits_and_is_sent_once_when_it_is_up() throws Exception {
    var port = Ports.free();
    var follower = follower(port, Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();
    shop.start(follower, STUBBORN);
    await().until(() -> shop.log.number("SELECT max(attempts) FROM follower_tasks") > 1);

    try (var again = MailServer.startOn(port)) {
      await().until(() -> again.mails().size() == 1);
      await().until(() -> shop.figures(follower).waiting() == 0);
      assertThat(again.mails()).hasSize(1);
    }
  }

  @Test
  void after_too_many_failures_it_is_parked_and_the_list_does_not_say_the_address()
      throws Exception {
    var port = server.port();
    server.close();
    var follower = follower(port, Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();

    shop.start(follower, IMPATIENT);

    await().until(() -> shop.figures(follower).parked() == 1);
    var parked = get(shop.store.parked(follower.name(), 0, 10)).getFirst();
    assertThat(parked.error()).contains("MailNotSent").doesNotContain(email);
    try (var again = MailServer.startOn(port)) {
      assertThat(get(shop.store.retry(follower.name(), parked.position()))).isTrue();
      await().until(() -> again.mails().size() == 1);
    }
  }

  @Test
  void a_reason_that_says_the_address_is_kept_without_it() {
    var mail = new Mail("id", customer, email, "", "", "");

    var failure = new MailNotSent(mail, new IllegalStateException("550 no such user " + email));

    assertThat(failure.getMessage()).isEqualTo("550 no such user the recipient");
  }

  @Test
  void nothing_is_sent_for_events_that_were_restored_or_there_before() throws Exception {
    request();
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();
    shop.change("UPDATE followers SET replay_until = (SELECT position FROM log_head)");
    shop.start(follower, IMPATIENT);

    request();

    awaitDone(follower);
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().getFirst().getHeader("Message-ID"))
        .containsExactly("<" + requestId() + "@shop.test>");
  }

  @Test
  void nothing_is_sent_once_the_address_is_verified() throws Exception {
    assertNothingIsSentAfter(new CustomerEmailVerified(address));
  }

  @Test
  void a_registration_and_a_change_are_each_followed_by_a_mail_to_the_address_that_they_say()
      throws Exception {
    var key = keys.findOrMake(customer).await().atMost(Duration.ofSeconds(20));
    var sealed = key.seal("email", email);
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    append(new CustomerRegistered(key.seal("name", "Ada"), sealed, address));
    shop.start(follower, IMPATIENT);
    await().until(() -> server.mails().size() == 1);

    var other = UUID.randomUUID();
    append(new CustomerEmailChanged("/email", sealed, key.seal("email", "other@shop.test"), other));

    await().until(() -> server.mails().size() == 2);
    var recipients = new ArrayList<String>();
    for (var mail : server.mails()) {
      recipients.add(mail.getAllRecipients()[0].toString());
    }
    assertThat(recipients).containsExactly(email, "other@shop.test");
  }

  @Test
  void nothing_is_sent_to_an_address_that_is_not_the_customer_s_any_more() throws Exception {
    var key = keys.findOrMake(customer).await().atMost(Duration.ofSeconds(20));
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();
    append(
        new CustomerEmailChanged(
            "/email",
            key.seal("email", email),
            key.seal("email", "other@shop.test"),
            UUID.randomUUID()));

    shop.start(follower, IMPATIENT);

    awaitDone(follower);
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().getFirst().getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("other@shop.test");
  }

  @Test
  void a_registration_of_long_ago_that_does_not_name_its_address_is_followed_by_nothing()
      throws Exception {
    var key = keys.findOrMake(customer).await().atMost(Duration.ofSeconds(20));
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    append(new CustomerRegistered(key.seal("name", "Ada"), key.seal("email", email), null));

    shop.start(follower, IMPATIENT);

    awaitDone(follower);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void nothing_is_sent_after_an_erasure() throws Exception {
    assertNothingIsSentAfter(new CustomerErased());
  }

  @Test
  void nothing_is_sent_when_the_key_is_gone() throws Exception {
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();
    shop.change("UPDATE customer_keys SET wrapped = NULL, erased_at = now()");

    shop.start(follower, IMPATIENT);

    awaitDone(follower);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void nothing_is_sent_whose_token_would_be_too_old() throws Exception {
    var follower = follower(server.port(), Clock.offset(Clock.systemUTC(), Duration.ofDays(7)));
    get(shop.store.enroll(follower));
    request();

    shop.start(follower, IMPATIENT);

    awaitDone(follower);
    assertThat(server.mails()).isEmpty();
  }

  private void assertNothingIsSentAfter(Event settled) throws Exception {
    var follower = follower(server.port(), Clock.systemUTC());
    get(shop.store.enroll(follower));
    request();
    for (int i = 0; i < 101; i++) {
      append(new MailingListJoined("news-" + i));
    }
    append(settled);

    shop.start(follower, IMPATIENT);

    awaitDone(follower);
    assertThat(server.mails()).isEmpty();
  }

  private void awaitDone(ReactionFollower follower) {
    await()
        .until(() -> {
          var figures = shop.figures(follower);
          return figures.lag() == 0 && figures.waiting() == 0;
        });
    assertThat(shop.log.number("SELECT count(*) FROM follower_tasks")).isZero();
  }

  private ReactionFollower follower(int port, Clock clock) {
    var tail = new PostgresTail(shop.connections);
    var mail =
        new VerificationMail(
            keys,
            new PostgresAudit(shop.connections, tail),
            tokens,
            new VerificationText(URL, "no-reply@shop.test"),
            MailServer.delivery(shop.vertx, port),
            clock);
    return new ReactionFollower(mail);
  }

  private void request() throws Exception {
    var key = keys.findOrMake(customer).await().atMost(Duration.ofSeconds(20));
    append(new EmailVerificationRequested(address, key.seal("email", email)));
  }

  private void append(Event event) throws Exception {
    shop.append(Customer.stream(customer), ++version, event);
  }

  private UUID requestId() throws Exception {
    var all = get(new PostgresTail(shop.connections).after(0, 1000));
    return all.getLast().envelope().id();
  }

  private static BodyPart part(MimeMessage mail, int index) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(index);
  }
}

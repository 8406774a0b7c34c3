package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import dev.hindsight.command.personal.EmailVerification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of a customer, through the doors. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class CustomersOverHttpTest {

  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

  @Inject EmailVerification verification;

  private final UUID id = UUID.randomUUID();
  private final String customer = "/customers/" + id;
  private final String email = id + "@shop.test";

  @BeforeEach
  void register() {
    register(id, email).accepted();
  }

  @Test
  void whoever_has_the_token_verifies_the_address_and_may_post_listings() {
    var listing = listingOf(id);
    post("/listings", listing).problem(409, "email-not-verified");

    var verified = verify(token(LATER)).accepted();
    post("/listings", listing).accepted();

    assertEvents(verified, "customer.email-verified");
    assertThat(verified.header("Location")).isEqualTo(customer);
    assertEvents(verify(token(LATER)).accepted());
  }

  @Test
  void the_mail_is_asked_for_again_without_a_token() {
    var path = customer + "/email-verification";

    for (var body : new String[] {null, "{}", "{\"token\":null}"}) {
      assertEvents(send("POST", path, body).accepted(), "customer.email-verification-requested");
    }
    verify(token(LATER)).accepted();
    assertEvents(send("POST", path, (String) null).accepted());
  }

  @Test
  void a_token_that_expired_is_refused_and_the_first_answer_to_it_stands() {
    verify(token(Instant.EPOCH)).problem(409, "email-verification-expired");

    var valid = token(Instant.now().plusSeconds(60));
    var first = verify(valid, "Idempotency-Key", "verify-" + id).accepted();
    var again = verify(valid, "Idempotency-Key", "verify-" + id).accepted();
    assertThat(again.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"nonsense\"", "\"\"", "1", "\"of another\"", "\"changed\""})
  void a_token_that_was_not_made_for_the_customer_is_malformed(String token) {
    var other = verification.tokenFor(UUID.randomUUID(), address(), LATER);
    var genuine = token(LATER);
    var changed = (genuine.startsWith("A") ? "B" : "A") + genuine.substring(1);
    var before = events();

    var body =
        "{\"token\":%s}".formatted(token.replace("of another", other).replace("changed", changed));
    var answer = post(customer + "/email-verification", body).problem(400, "malformed");

    assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/token");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void another_address_says_what_changed_is_verified_anew_and_frees_the_old_one() {
    var tokenOfBefore = token(LATER);
    verify(tokenOfBefore).accepted();

    var changed = change("new-" + email).accepted();

    assertEvents(changed, "customer.email-changed", "email.released", "email.claimed");
    post("/listings", listingOf(id)).problem(409, "email-not-verified");
    var outdated = verify(tokenOfBefore).problem(409, "email-verification-outdated");
    assertThat(outdated.json().path("errors").path(0).path("pointer").textValue())
        .isEqualTo("/token");
    verify(token(LATER)).accepted();
    post("/listings", listingOf(id)).accepted();
    register(UUID.randomUUID(), email).accepted();
  }

  @Test
  void one_address_has_one_customer_and_its_own_again_changes_nothing() {
    var other = UUID.randomUUID();
    register(other, "other-" + email).accepted();
    var before = events();

    var taken = change("Other-" + email.toUpperCase(Locale.ROOT)).problem(409, "email-taken");
    var same = change(email.toUpperCase(Locale.ROOT)).accepted();

    assertThat(taken.json().path("errors").path(0).path("pointer").textValue()).isEqualTo("/email");
    assertEvents(same);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void a_change_under_a_key_is_repeated_even_if_it_was_refused() {
    var other = UUID.randomUUID();
    register(other, "other-" + email).accepted();
    var body = "{\"email\":\"other-" + email + "\"}";
    var key = "change-" + id;
    send("PUT", customer + "/email", body, "Idempotency-Key", key).problem(409, "email-taken");

    post("/customers/" + other + "/erasure", "{}").accepted();

    var again = send("PUT", customer + "/email", body, "Idempotency-Key", key);
    assertThat(again.problem(409, "email-taken").header("Idempotency-Replayed")).isEqualTo("true");
    change("other-" + email).accepted();
  }

  @Test
  void lists_are_joined_and_left() {
    var news = customer + "/mailing-lists/weekly-news-2";

    assertEvents(send("PUT", news, (String) null).accepted(), "customer.mailing-list-joined");
    assertEvents(send("PUT", news, "{}").accepted());
    assertEvents(send("DELETE", news, (String) null).accepted(), "customer.mailing-list-left");
    assertEvents(send("DELETE", news, (String) null).accepted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"News", "a%20b", "-a", "a-", "a--b", "%C3%A4", "a.b", "a_b", "%00"})
  void the_name_of_a_list_is_a_slug(String list) {
    assertPointer(send("PUT", customer + "/mailing-lists/" + list, "{}"), "/list");
    assertPointer(send("DELETE", customer + "/mailing-lists/" + list, "{}"), "/list");
  }

  @Test
  void the_name_of_a_list_is_short() {
    send("PUT", customer + "/mailing-lists/" + "a".repeat(64), "{}").accepted();
    assertPointer(send("PUT", customer + "/mailing-lists/" + "a".repeat(65), "{}"), "/list");
  }

  @Test
  void a_deactivated_customer_begins_nothing() {
    verify(token(LATER)).accepted();

    assertEvents(send("DELETE", customer, (String) null).accepted(), "customer.deactivated");

    assertEvents(send("DELETE", customer, (String) null).accepted());
    assertNothingNew("customer-deactivated");
    change("new-" + email).problem(409, "customer-deactivated");
  }

  @Test
  void an_owner_has_the_account_in_the_customers_stream_too() {
    var account = UUID.randomUUID();
    var body = "{\"id\":\"%s\",\"ownerId\":\"%s\",\"currency\":\"EUR\"}".formatted(account, id);

    assertEvents(post("/accounts", body).accepted(), "account.opened", "customer.account-opened");

    var last = get("/streams/customer-" + id).json().path(1);
    assertThat(last.path("data").path("accountId").textValue()).isEqualTo(account.toString());
  }

  @Test
  void every_command_can_be_sent_by_name() throws Exception {
    var address = address();
    try (var call = new StreamingCall()) {
      call.send(
          line("RequestEmailVerification", "")
              + line("VerifyEmail", ",\"token\":\"" + token(LATER) + "\"")
              + line("ChangeEmail", ",\"email\":\"new-" + email + "\"")
              + line("ChangeEmail", ",\"email\":\"newer-" + email + "\"")
              + line("JoinMailingList", ",\"list\":\"news\"")
              + line("LeaveMailingList", ",\"list\":\"news\"")
              + line("DeactivateCustomer", "")
              + line("EraseCustomer", ""));
      call.finish();
      for (int i = 0; i < 8; i++) {
        var answer = call.answer();
        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(202);
      }
    }
    assertThat(ownersOf(address)).isZero();
  }

  @Test
  void what_is_malformed_leaves_nothing_behind() {
    var before = events();

    for (var bad : new String[] {"", "nobody", "a@b", "a b@c.test", "x".repeat(250) + "@c.test"}) {
      assertPointer(change(bad), "/email");
    }
    assertPointer(send("PUT", customer + "/email", "{}"), "/email");
    assertPointer(send("PUT", customer + "/email", "{\"email\":1}"), "/email");
    assertPointer(post(customer + "/erasure", "{\"why\":\"x\"}"), "/why");
    for (var path : new String[] {"/email", "/mailing-lists/news"}) {
      send("PUT", "/customers/nonsense" + path, "{\"email\":\"a@b.test\"}")
          .problem(400, "malformed");
    }
    assertPointer(send("DELETE", "/customers/nonsense", (String) null), "/customerId");
    assertPointer(post("/customers/nonsense/erasure", "{}"), "/customerId");

    assertThat(events()).isEqualTo(before);
  }

  @Test
  void nothing_can_be_asked_of_an_unknown_customer() {
    var nobody = "/customers/" + UUID.randomUUID();
    var before = events();

    send("PUT", nobody + "/email", "{\"email\":\"a@b.test\"}").problem(404, "unknown-customer");
    send("PUT", nobody + "/mailing-lists/news", "{}").problem(404, "unknown-customer");
    send("DELETE", nobody + "/mailing-lists/news", "{}").problem(404, "unknown-customer");
    send("DELETE", nobody, (String) null).problem(404, "unknown-customer");
    post(nobody + "/email-verification", "{}").problem(404, "unknown-customer");
    post(nobody + "/erasure", "{}").problem(404, "unknown-customer");

    assertThat(events()).isEqualTo(before);
  }

  private void assertNothingNew(String reason) {
    var before = events();
    post("/carts", "{\"customerId\":\"" + id + "\"}").problem(409, reason);
    post("/accounts", "{\"ownerId\":\"" + id + "\",\"currency\":\"EUR\"}").problem(409, reason);
    post("/listings", listingOf(id)).problem(409, reason);
    assertThat(events()).isEqualTo(before);
  }

  private static void assertEvents(Answer answer, String... types) {
    assertThat(answer.json().path("events").findValuesAsText("type"))
        .containsExactly(
            java.util.Arrays.stream(types)
                .map(type -> "hindsight." + type + ".v1")
                .toArray(String[]::new));
  }

  private static void assertPointer(Answer answer, String pointer) {
    assertThat(answer.problem(400, "malformed").json().path("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  private Answer verify(String token, String... headers) {
    return post(customer + "/email-verification", "{\"token\":\"" + token + "\"}", headers);
  }

  private Answer change(String to) {
    return send("PUT", customer + "/email", "{\"email\":\"" + to + "\"}");
  }

  private static Answer register(UUID id, String email) {
    return post(
        "/customers", "{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"%s\"}".formatted(id, email));
  }

  private static String listingOf(UUID seller) {
    return "{\"sellerId\":\"%s\",\"title\":\"A lamp\",\"price\":%s}"
        .formatted(seller, "{\"amount\":\"1.00\",\"currency\":\"EUR\"}");
  }

  private String line(String command, String fields) {
    return "{\"command\":\"%s\",\"data\":{\"customerId\":\"%s\"%s}}\n"
        .formatted(command, id, fields);
  }

  /** What the mail would carry. */
  private String token(Instant validUntil) {
    return verification.tokenFor(id, address(), validUntil);
  }

  private UUID address() {
    var said = get("/streams/customer-" + id).json().findValuesAsText("address");
    return UUID.fromString(said.getLast());
  }

  private static long ownersOf(UUID address) {
    return number(
        "SELECT count(*) FILTER (WHERE type LIKE '%claimed%')"
            + " - count(*) FILTER (WHERE type LIKE '%released%') FROM events"
            + " WHERE stream = 'email-"
            + address
            + "'");
  }
}

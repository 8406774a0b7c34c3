package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Look;
import dev.hindsight.torture.evidence.Mail;
import dev.hindsight.torture.evidence.Past;
import dev.hindsight.torture.evidence.TopicEvent;
import dev.hindsight.torture.fold.Figures;
import dev.hindsight.torture.fold.ReadModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run of a few commands leaves behind when nothing is wrong. */
final class SmallShop {

  static final String ALICE = "account-00000000-0000-0000-0000-00000000a11c";
  static final String BOB = "account-00000000-0000-0000-0000-000000000b0b";
  static final String CART = "cart-00000000-0000-0000-0000-0000000000ca";
  static final String CUSTOMER = "customer-00000000-0000-0000-0000-0000000000c5";

  static final String ERASED = "customer-00000000-0000-0000-0000-0000000000c6";

  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");

  private final List<LogEvent> log = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private long clock;

  static Evidence evidence() {
    var shop = new SmallShop();
    shop.fill();
    var models = new ReadModels();
    shop.log.forEach(models::apply);
    var mails =
        shop.log.stream()
            .filter(e -> e.stream().equals(CUSTOMER))
            .map(e -> new Mail("<" + e.id() + "@shop>", e.id().toString()))
            .toList();
    return new Evidence(
        shop.log,
        topic(shop.log),
        shop.attempts,
        shop.looks,
        models.rows(),
        Figures.of(shop.log),
        mails,
        Set.of(idOf(CUSTOMER)),
        List.of(
            past(2L, null, "10.00"),
            past(null, shop.log.get(2).recordedAt(), "10.00"),
            past(3L, null, "6.00")));
  }

  private static Past past(@Nullable Long version, @Nullable Instant asOf, String balance) {
    var body =
        "{\"id\":\"%s\",\"version\":%d,\"status\":\"open\",\"balance\":%s}"
            .formatted(idOf(ALICE), version == null ? 2 : version, json(balance));
    return new Past(ALICE, version, asOf, 200, body);
  }

  static Past withOtherMoney(Past past) {
    var body = Objects.requireNonNull(past.body()).replace("10.00", "10.01");
    return new Past(past.stream(), past.version(), past.asOf(), past.status(), body);
  }

  static UUID idOf(String stream) {
    return UUID.fromString(stream.substring(stream.indexOf('-') + 1));
  }

  private void fill() {
    accepted("m1", null, event(ALICE, "account.opened.v1", "{\"currency\":\"EUR\"}"));
    accepted("m2", null, event(BOB, "account.opened.v1", "{\"currency\":\"EUR\"}"));
    accepted("m3", "k3", event(ALICE, "account.money-deposited.v1", money("10.00")));
    look(1, ALICE, 2, "{\"status\":\"open\",\"balance\":" + json("10.00") + "}");
    var transfer = "transfer-" + UUID.randomUUID();
    accepted(
        "m4",
        "k4",
        event(transfer, "transfer.made.v1", money("4.00")),
        event(ALICE, "account.transfer-sent.v1", money("4.00")),
        event(BOB, "account.transfer-received.v1", money("4.00")));
    repeat("m5", "k4");
    altered("m6", "k4");
    look(1, ALICE, 3, "{\"status\":\"open\",\"balance\":" + json("6.00") + "}");
    refused("m7", "k7");
    accepted("m8", null, event(CART, "cart.opened.v1", "{}"));
    accepted("m9", null, event(CART, "cart.item-added.v1", item(2)));
    unanswered("m10", "k10");
    accepted("m11", null, event(CART, "cart.item-removed.v1", item(2)));
    look(2, CART, 3, "{\"status\":\"open\",\"items\":[]}");
    accepted(
        "m12",
        null,
        event(
            CUSTOMER,
            "customer.registered.v2",
            "{\"name\":\"v1.n\",\"email\":\"v1.e\",\"address\":\"00000000-0000-3000-8000-000000000000\"}"));
    accepted(
        "m15",
        null,
        event(
            ERASED,
            "customer.registered.v2",
            "{\"name\":\"v1.o\",\"email\":\"v1.f\",\"address\":\"00000000-0000-3000-8000-000000000001\"}"));
    accepted("m16", null, event(ERASED, "customer.erased.v1", "{}"));
    accepted("m13", null, event(CUSTOMER, "customer.email-verification-requested.v1", "{}"));
    accepted("m14", null, event(BOB, "account.money-deposited.v1", money("1.00")));
    attempts.add(onlyAt(attempts.removeLast(), 2));
  }

  private record Fact(String stream, String type, String data) {}

  private static Fact event(String stream, String type, String data) {
    return new Fact(stream, "hindsight." + type, data);
  }

  private static String json(String amount) {
    return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
  }

  private static String money(String amount) {
    return "{\"amount\":" + json(amount) + "}";
  }

  private static String item(int quantity) {
    return "{\"listingId\":\"00000000-0000-0000-0000-000000000115\",\"title\":\"Lamp\",\"quantity\":"
        + quantity
        + ",\"unitPrice\":"
        + json("3.00")
        + "}";
  }

  private void accepted(String mark, @Nullable String key, Fact... facts) {
    var command = UUID.randomUUID();
    var batch = log.size() + 1L;
    var events = new StringBuilder();
    for (var fact : facts) {
      var version = versions.merge(fact.stream(), 1L, Long::sum);
      var position = log.size() + 1L;
      var event =
          new LogEvent(
              position,
              batch,
              fact.stream(),
              version,
              UUID.randomUUID(),
              fact.type(),
              command,
              mark,
              null,
              null,
              START.plusMillis(position),
              fact.data());
      log.add(event);
      events
          .append(events.isEmpty() ? "" : ",")
          .append(
              "{\"id\":\"%s\",\"type\":\"%s\",\"stream\":\"%s\",\"version\":%d,\"position\":%d}"
                  .formatted(event.id(), event.type(), event.stream(), version, position));
    }
    answered(mark, key, "{\"commandId\":\"%s\",\"events\":[%s]}".formatted(command, events));
  }

  private void answered(String mark, @Nullable String key, String body) {
    attempt(mark, key, false, new Answer(202, null, null, null, false, body));
  }

  private void repeat(String mark, String key) {
    var first =
        attempts.stream().filter(attempt -> key.equals(attempt.key())).findFirst().orElseThrow();
    var answer = Objects.requireNonNull(first.answer());
    attempt(mark, key, false, new Answer(202, null, null, null, true, answer.body()));
  }

  private void altered(String mark, String key) {
    attempt(mark, key, true, new Answer(422, null, null, null, false, "{}"));
  }

  private void refused(String mark, String key) {
    attempt(mark, key, false, new Answer(409, null, null, null, false, "{}"));
  }

  private void unanswered(String mark, String key) {
    attempt(mark, key, false, null);
  }

  private void attempt(
      String mark, @Nullable String key, boolean altered, @Nullable Answer answer) {
    var sent = ++clock;
    attempts.add(
        new Attempt(mark, 1, "POST", "/there", "{}", key, null, altered, sent, ++clock, answer));
  }

  /** The same, meant for one version. */
  static Attempt onlyAt(Attempt a, long version) {
    return new Attempt(
        a.mark(),
        a.client(),
        a.method(),
        a.path(),
        a.body(),
        a.key(),
        version,
        a.altered(),
        a.sentAt(),
        a.endedAt(),
        a.answer());
  }

  private void look(int client, String stream, long version, String body) {
    var id = stream.substring(stream.indexOf('-') + 1);
    var whole = "{\"id\":\"%s\",\"version\":%d,%s".formatted(id, version, body.substring(1));
    var sent = ++clock;
    looks.add(new Look(client, stream, version, 200, version, whole, sent, ++clock));
  }

  static List<TopicEvent> topic(List<LogEvent> log) {
    var records = new ArrayList<TopicEvent>();
    for (var event : log) {
      records.add(record(event, records.size()));
    }
    return records;
  }

  static TopicEvent record(LogEvent event, long offset) {
    return new TopicEvent(
        0,
        offset,
        event.stream(),
        Map.of(
            "ce_id", event.id().toString(),
            "ce_type", event.type(),
            "ce_subject", event.stream(),
            "ce_position", Long.toString(event.position()),
            "ce_streamversion", Long.toString(event.version()),
            "ce_time", event.happenedAt().toString(),
            "ce_recordedtime", event.recordedAt().toString(),
            "ce_correlationid", Objects.requireNonNull(event.correlation()),
            "ce_causationid", event.command().toString()),
        event.data());
  }
}

package dev.hindsight.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Look;
import dev.hindsight.torture.evidence.Mail;
import dev.hindsight.torture.evidence.Past;
import dev.hindsight.torture.evidence.StoredRow;
import dev.hindsight.torture.evidence.TopicEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A judge who has never condemned anybody proves nothing: each corruption is named. */
class PlantedCorruptionsTest {

  @Test
  void nothing_is_found_where_nothing_is_wrong() {
    assertThat(Judge.violations(SmallShop.evidence())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corruptions")
  void is_named(String corruption, UnaryOperator<Evidence> plant, String promise) {
    var violations = Judge.violations(plant.apply(SmallShop.evidence()));

    assertThat(violations).extracting(Violation::promise).contains(promise);
    assertThat(violations).allSatisfy(violation -> assertThat(violation.first()).isNotEmpty());
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
        in(
            "an event is gone from the log",
            log(log -> log.remove(4)),
            "positions are 1, 2, 3 … without a hole"),
        in(
            "the last event is gone from the log",
            log(List::removeLast),
            "what was accepted stands in the log, once, as it was answered"),
        in(
            "an event is in the log twice",
            log(log -> log.add(log.getLast())),
            "no two events of the log have one id"),
        in(
            "two events of a stream changed places",
            log(log -> {
              var first = log.get(2);
              log.set(2, at(log.get(4), first.position()));
              log.set(4, at(first, log.get(4).position()));
            }),
            "versions of a stream are 1, 2, 3 … in the order of positions"),
        in(
            "somebody came between the events of a command",
            log(log -> log.set(5, ofCommand(log.get(5), UUID.randomUUID()))),
            "what was accepted stands in the log, once, as it was answered"),
        in(
            "a command was committed in two parts",
            log(log -> log.set(5, log.get(5).ofBatch(99))),
            "the events of a command stand together, out of one commit"),
        in(
            "the clock went back",
            log(log -> log.set(6, recorded(log.get(6), -1_000))),
            "times of recording never go back"),
        in(
            "an amount was edited in the log",
            log(log -> log.set(2, saying(log.get(2), log.get(2).data().replace("10", "11")))),
            "the topic holds every event of the log, once and unchanged, and nothing else"),
        in(
            "an amount was edited in log and topic",
            log(log -> log.set(2, saying(log.get(2), log.get(2).data().replace("10", "11"))))
                    .andThen(PlantedCorruptionsTest::published)
                ::apply,
            "every row of a read model is the fold of its entity's events"),
        in(
            "an event is gone from the topic",
            topic(topic -> topic.remove(3)),
            "the topic holds every event of the log, once and unchanged, and nothing else"),
        in(
            "an event is in the topic twice",
            topic(topic -> topic.add(topic.getFirst())),
            "the topic holds every event of the log, once and unchanged, and nothing else"),
        in(
            "an event is in the topic that never was",
            topic(topic -> topic.add(with(topic.getLast(), "ce_position", "99"))),
            "the topic holds every event of the log, once and unchanged, and nothing else"),
        in(
            "the topic tells another history after a restore",
            topic(topic -> topic.set(2, with(topic.get(2), "ce_id", UUID.randomUUID().toString()))),
            "the topic holds every event of the log, once and unchanged, and nothing else"),
        in(
            "two events of a stream changed places in the topic",
            topic(topic -> {
              var first = topic.get(0);
              topic.set(0, topic.get(2));
              topic.set(2, first);
            }),
            "each stream lies in one partition of the topic, in the order of its versions"),
        in(
            "a stream went on in another partition",
            topic(topic -> topic.set(2, elsewhere(topic.get(2)))),
            "each stream lies in one partition of the topic, in the order of its versions"),
        in(
            "a row has an event twice",
            rows(rows -> replace(rows, "query.accounts", "balance_minor", "1600")),
            "every row of a read model is the fold of its entity's events"),
        in(
            "a row is behind",
            rows(rows -> replace(rows, "query.carts", "version", "2")),
            "every row of a read model is the fold of its entity's events"),
        in(
            "a row is missing",
            rows(rows -> rows.removeIf(row -> row.table().equals("analytics.cart_journeys"))),
            "every row of a read model is the fold of its entity's events"),
        in(
            "a row is of nothing",
            rows(rows ->
                rows.add(new StoredRow("query.carts", "of-nobody", rows.getFirst().columns()))),
            "every row of a read model is the fold of its entity's events"),
        in(
            "a sum has an event twice",
            figures(figures -> figures.put("deposited in EUR", "21.00")),
            "figures are the sums over all events"),
        in(
            "a sum of nothing",
            figures(figures -> figures.put("times withdrawn in USD", "1")),
            "figures are the sums over all events"),
        in(
            "a refused command had an effect",
            attempts(attempts -> answer(attempts, "m9", 409)),
            "what was refused left nothing behind"),
        in(
            "a repeated command had an effect again",
            log(log -> log.set(9, marked(log.get(9), "m5"))),
            "what was accepted stands in the log, once, as it was answered"),
        in(
            "a command without an answer had an effect twice",
            log(log -> {
              log.set(8, marked(log.get(8), "m10"));
              log.set(9, marked(log.get(9), "m10"));
            }),
            "what was not answered happened once or not at all"),
        in(
            "a repeated command was answered otherwise",
            attempts(attempts -> answer(attempts, "m5", 409)),
            "a key has one answer, and another request with it none"),
        in(
            "another request was taken for a repeated one",
            attempts(attempts -> answer(attempts, "m6", 202)),
            "a key has one answer, and another request with it none"),
        in(
            "a later command stands before an earlier one",
            attempts(attempts -> attempts.replaceAll(PlantedCorruptionsTest::early)),
            "what was asked after an answer stands behind what was answered"),
        in(
            "a command for one version came behind another",
            attempts(attempts ->
                attempts.replaceAll(a -> a.expected() == null ? a : SmallShop.onlyAt(a, 1))),
            "what was asked for one version came right behind that version"),
        in(
            "a read was older than its token",
            looks(looks -> looks.set(1, tokenOf(looks.get(1), 4))),
            "an answer to a token includes what the token stands for"),
        in(
            "a client was taken back",
            looks(looks -> {
              var later = looks.get(1);
              looks.set(1, again(looks.get(0), later.sentAt(), later.endedAt()));
              looks.set(0, again(later, looks.get(0).sentAt(), looks.get(0).endedAt()));
            }),
            "who carries its token on is never taken back"),
        in(
            "a read showed what never was",
            looks(looks -> looks.set(0, showing(looks.get(0), "10.00", "10.01"))),
            "what a read showed is the fold up to the version that it named"),
        in(
            "half a transfer was made",
            log(log -> log.set(5, saying(log.get(5), log.get(5).data().replace("4.00", "3.00")))),
            "no money is made or lost, at any position"),
        in(
            "more was withdrawn than there is",
            log(log -> log.set(4, saying(log.get(4), log.get(4).data().replace("4.00", "40.00")))),
            "no account is overdrawn, at any position"),
        in(
            "a mail was sent twice under two names",
            mails(mails -> mails.add(new Mail("<another@shop>", mails.getFirst().event()))),
            "every mail was sent, and under one name however often"),
        in(
            "a mail was never sent",
            mails(List::clear),
            "every mail was sent, and under one name however often"),
        in(
            "a mail was sent for a deposit",
            e ->
                mails(mails -> mails.add(new Mail("<x@shop>", e.log().getFirst().id().toString())))
                    .apply(e),
            "every mail was sent, and under one name however often"),
        in(
            "the key of somebody who was erased is there",
            keys(keys -> keys.add(SmallShop.idOf(SmallShop.ERASED))),
            "a customer has a key until it is erased, and none from then on"),
        in(
            "the key of somebody who was not erased is gone",
            keys(Set::clear),
            "a customer has a key until it is erased, and none from then on"),
        in(
            "an address stands in the log as it is",
            log(log ->
                log.replaceAll(
                    e -> saying(e, e.data().replace("v1.e", "e@customers.torture.example")))),
            "no e-mail address is to be read in log, topic or rows"),
        in(
            "a version of the past is not there any more",
            pasts(pasts -> pasts.set(0, new Past(pasts.getFirst().stream(), 2L, null, 404, null))),
            "any past state can be had again, by version and by instant"),
        in(
            "a version of the past has other money",
            pasts(pasts -> pasts.replaceAll(SmallShop::withOtherMoney)),
            "any past state can be had again, by version and by instant"));
  }

  private static Arguments in(String corruption, UnaryOperator<Evidence> plant, String promise) {
    return Arguments.of(corruption, plant, promise);
  }

  private static UnaryOperator<Evidence> log(Consumer<List<LogEvent>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.log));
  }

  private static Evidence published(Evidence e) {
    return Draft.of(e, draft -> draft.topic = SmallShop.topic(e.log()));
  }

  private static UnaryOperator<Evidence> topic(Consumer<List<TopicEvent>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.topic));
  }

  private static UnaryOperator<Evidence> attempts(Consumer<List<Attempt>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.attempts));
  }

  private static UnaryOperator<Evidence> looks(Consumer<List<Look>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.looks));
  }

  private static UnaryOperator<Evidence> rows(Consumer<List<StoredRow>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.rows));
  }

  private static UnaryOperator<Evidence> figures(Consumer<Map<String, String>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.figures));
  }

  private static UnaryOperator<Evidence> mails(Consumer<List<Mail>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.mails));
  }

  private static UnaryOperator<Evidence> pasts(Consumer<List<Past>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.pasts));
  }

  private static UnaryOperator<Evidence> keys(Consumer<Set<UUID>> change) {
    return e -> Draft.of(e, draft -> change.accept(draft.keys));
  }

  private static LogEvent at(LogEvent e, long position) {
    return event(e, position, e.batch(), e.command(), e.correlation(), 0, e.data());
  }

  private static LogEvent ofCommand(LogEvent e, UUID command) {
    return event(e, e.position(), e.batch(), command, e.correlation(), 0, e.data());
  }

  private static LogEvent recorded(LogEvent e, long millis) {
    return event(e, e.position(), e.batch(), e.command(), e.correlation(), millis, e.data());
  }

  private static LogEvent saying(LogEvent e, String data) {
    return event(e, e.position(), e.batch(), e.command(), e.correlation(), 0, data);
  }

  private static LogEvent marked(LogEvent e, String mark) {
    return event(e, e.position(), e.batch(), e.command(), mark, 0, e.data());
  }

  private static LogEvent event(
      LogEvent e,
      long position,
      long batch,
      UUID command,
      @Nullable String mark,
      long millis,
      String data) {
    return new LogEvent(
        position,
        batch,
        e.stream(),
        e.version(),
        e.id(),
        e.type(),
        command,
        mark,
        e.causation(),
        e.occurredAt(),
        e.recordedAt().plusMillis(millis),
        data);
  }

  private static TopicEvent with(TopicEvent record, String header, String value) {
    var headers = new HashMap<>(record.headers());
    headers.put(header, value);
    return new TopicEvent(
        record.partition(), record.offset(), record.key(), headers, record.value());
  }

  private static TopicEvent elsewhere(TopicEvent record) {
    return new TopicEvent(1, record.offset(), record.key(), record.headers(), record.value());
  }

  private static void replace(List<StoredRow> rows, String table, String column, String value) {
    rows.replaceAll(row -> {
      if (!row.table().equals(table)) {
        return row;
      }
      var columns = new TreeMap<>(row.columns());
      columns.put(column, value);
      return new StoredRow(table, row.id(), columns);
    });
  }

  private static void answer(List<Attempt> attempts, String mark, int status) {
    attempts.replaceAll(a -> {
      if (!a.mark().equals(mark)) {
        return a;
      }
      var body = Objects.requireNonNull(a.answer()).body();
      return attempt(a, a.sentAt(), a.endedAt(), new Answer(status, null, null, null, false, body));
    });
  }

  private static Attempt early(Attempt a) {
    return a.mark().equals("m13") ? attempt(a, -2, -1, Objects.requireNonNull(a.answer())) : a;
  }

  private static Attempt attempt(Attempt a, long sentAt, long endedAt, Answer answer) {
    return new Attempt(
        a.mark(),
        a.client(),
        a.method(),
        a.path(),
        a.body(),
        a.key(),
        a.expected(),
        a.altered(),
        sentAt,
        endedAt,
        answer);
  }

  private static Look tokenOf(Look look, long version) {
    return look(look, version, look.body(), look.sentAt(), look.endedAt());
  }

  private static Look again(Look look, long sentAt, long endedAt) {
    return look(look, look.atLeast(), look.body(), sentAt, endedAt);
  }

  private static Look showing(Look look, String instead, String shown) {
    var body = Objects.requireNonNull(look.body()).replace(instead, shown);
    return look(look, look.atLeast(), body, look.sentAt(), look.endedAt());
  }

  private static Look look(
      Look look, long atLeast, @Nullable String body, long sentAt, long endedAt) {
    return new Look(
        look.client(),
        look.stream(),
        atLeast,
        look.status(),
        look.version(),
        body,
        sentAt,
        endedAt);
  }
}

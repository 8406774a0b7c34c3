package dev.hindsight.kit.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications, of which PostgreSQL takes no more than 7,999 bytes. */
class SignalTextTest {

  private static final String SELF = UUID.randomUUID().toString();
  private static final Reached REACHED = new Reached(4_711, Instant.parse("2026-01-02T03:04:05Z"));

  @Test
  void commits_are_read_as_they_were_written() {
    var commits =
        List.of(
            commit(0, Set.of("cart-1"), Set.of("cart-1", "cart-2")),
            new Commit(new ProjectionId("x", 2), 1, 3, new Reached(0, null), Set.of(), Set.of()));

    var texts = SignalText.write(SELF, commits);

    assertThat(texts).hasSize(1);
    assertThat(SignalText.read(texts.getFirst())).hasValue(new SignalText.Signal(SELF, commits));
  }

  @Test
  void many_are_written_in_as_few_as_they_fit_in_and_none_is_lost() {
    var commits = new ArrayList<Commit>();
    for (int partition = 0; partition < 60; partition++) {
      commits.add(commit(partition, Set.of(), streams(40)));
    }

    var texts = SignalText.write(SELF, commits);

    assertThat(texts).hasSizeGreaterThan(1).allMatch(SignalTextTest::fits);
    assertThat(texts.stream().flatMap(text -> SignalText.read(text).stream()))
        .flatExtracting(SignalText.Signal::commits)
        .containsExactlyElementsOf(commits);
  }

  @Test
  void streams_that_are_too_many_to_name_are_not_named() {
    assertThat(commit(0, Set.of(), streams(151)).streams()).isNull();
    var texts = SignalText.write(SELF, List.of(commit(0, streams(100), streams(140))));

    assertThat(texts).hasSize(1).allMatch(SignalTextTest::fits);
    assertThat(SignalText.read(texts.getFirst()).orElseThrow().commits())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.streams()).isNull();
          assertThat(one.parked()).hasSize(100);
        });
  }

  @Test
  void what_fits_nowhere_becomes_a_call_to_look() {
    var texts = SignalText.write(SELF, List.of(commit(0, streams(1_000), Set.of())));

    assertThat(texts).isEqualTo(SignalText.callToLook(SELF));
    assertThat(SignalText.read(texts.getFirst()).orElseThrow().commits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[]",
        "null",
        "{\"from\":\"a\"}",
        "{\"from\":\"a\",\"commits\":[{\"p\":\"x\",\"asOf\":\"yesterday\",\"parked\":[]}]}",
        "{\"from\":\"a\",\"commits\":[{}]}"
      })
  void what_is_no_signal_says_nothing(String text) {
    assertThat(SignalText.read(text)).isEmpty();
  }

  private static Commit commit(int partition, Set<String> parked, Set<String> streams) {
    return new Commit(
        new ProjectionId("carts", 1), partition, 9_000_000_000L, REACHED, parked, streams);
  }

  private static Set<String> streams(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "account-" + new UUID(0, i))
        .collect(Collectors.toSet());
  }

  private static boolean fits(String text) {
    return text.getBytes(UTF_8).length <= 7_999;
  }
}

package dev.hindsight.command.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.monitor.CommandRecord.Place;
import dev.hindsight.command.monitor.Standing.State;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.progress.ProgressReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What follows from what was told. */
class ProjectionsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final StreamName CART = new StreamName("cart", new UUID(0, 1));
  private static final StreamName ACCOUNT = new StreamName("account", new UUID(0, 2));

  // Carts are in partition 0, all others in partition 1.
  private final Projections projections = projections(NOON);

  private static Projections projections(Instant now) {
    return new Projections(
        Clock.fixed(now, ZoneOffset.UTC),
        new Projections.Memory(Duration.ofHours(1), Duration.ofMinutes(1)),
        stream -> new String(stream, UTF_8).startsWith("cart") ? 0 : 1);
  }

  @Test
  void a_projection_has_a_command_when_it_is_as_far_in_the_partition_of_its_stream() {
    tell("query", "carts", 1, Map.of(0, 9L, 1, 100L), Set.of());

    assertThat(stateOf(place(CART, 10))).isEqualTo(State.WAITING);

    tell("query", "carts", 1, Map.of(0, 10L), Set.of());

    assertThat(stateOf(place(CART, 10))).isEqualTo(State.APPLIED);
  }

  @Test
  void what_a_replica_says_that_is_behind_takes_nothing_back() {
    tell("query", "carts", 1, Map.of(0, 20L), Set.of());
    tell("query", "carts", 1, Map.of(0, 5L), Set.of(CART.toString()));

    assertThat(stateOf(place(CART, 10))).isEqualTo(State.APPLIED);
  }

  @Test
  void a_parked_stream_is_parked_until_somebody_as_far_says_that_it_is_not() {
    tell("query", "carts", 1, Map.of(0, 20L), Set.of(CART.toString()));
    assertThat(stateOf(place(CART, 10))).isEqualTo(State.PARKED);

    tell("query", "carts", 1, Map.of(0, 19L), Set.of());
    assertThat(stateOf(place(CART, 10))).isEqualTo(State.PARKED);

    tell("query", "carts", 1, Map.of(0, 20L), Set.of());
    assertThat(stateOf(place(CART, 10))).isEqualTo(State.APPLIED);
  }

  @Test
  void a_projection_that_folds_none_of_the_streams_is_not_concerned() {
    tell("query", "carts", 1, Map.of(0, 20L), Set.of());

    assertThat(standings(place(ACCOUNT, 10))).isEmpty();
    assertThat(status(place(ACCOUNT, 10)).applied()).isTrue();
  }

  @Test
  void a_command_over_several_streams_is_applied_when_all_of_them_are() {
    var both =
        new ProgressReport("q", "all", 1, Set.of("cart", "account"), Map.of(0, 9L), Set.of(), "");
    projections.heard(both, NOON);
    projections.complete();

    assertThat(stateOf(place(CART, 8), place(ACCOUNT, 9))).isEqualTo(State.WAITING);

    projections.heard(
        new ProgressReport("q", "all", 1, Set.of("cart", "account"), Map.of(1, 9L), Set.of(), ""),
        NOON);

    assertThat(stateOf(place(CART, 8), place(ACCOUNT, 9))).isEqualTo(State.APPLIED);
  }

  @Test
  void nothing_is_applied_before_it_is_known_which_projections_there_are() {
    var fresh = projections(NOON);
    fresh.heard(report("query", "carts", 1, Map.of(0, 99L), Set.of()), NOON);

    assertThat(CommandStatus.of(command(place(CART, 10)), fresh).applied()).isFalse();
    fresh.complete();
    assertThat(CommandStatus.of(command(place(CART, 10)), fresh).applied()).isTrue();
    fresh.forget("query/carts/1");
    assertThat(CommandStatus.of(command(place(CART, 10)), fresh).applied()).isFalse();
  }

  @Test
  void a_projection_that_its_service_no_longer_tells_of_is_gone() {
    projections.heard(report("query", "old", 1, Map.of(), Set.of()), NOON.minusSeconds(120));
    projections.heard(report("other", "carts", 1, Map.of(), Set.of()), NOON.minusSeconds(120));
    projections.heard(report("query", "carts", 1, Map.of(), Set.of()), NOON.minusSeconds(65));
    assertThat(standings(place(CART, 1))).hasSize(3);

    projections.heard(report("query", "carts", 1, Map.of(), Set.of()), NOON);

    assertThat(standings(place(CART, 1)))
        .extracting(Standing::service, Standing::projection)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("other", "carts"),
            org.assertj.core.groups.Tuple.tuple("query", "carts"));
  }

  @Test
  void an_older_version_of_a_projection_counts_as_long_as_somebody_tells_of_it() {
    projections.heard(report("query", "carts", 1, Map.of(0, 50L), Set.of()), NOON.minusSeconds(90));
    projections.heard(report("query", "carts", 2, Map.of(0, 1L), Set.of()), NOON.minusSeconds(60));
    assertThat(standings(place(CART, 10))).extracting(Standing::version).containsExactly(1, 2);

    projections.heard(report("query", "carts", 2, Map.of(0, 12L), Set.of()), NOON);

    assertThat(standings(place(CART, 10))).extracting(Standing::version).containsExactly(2);
    assertThat(stateOf(place(CART, 10))).isEqualTo(State.APPLIED);
  }

  @Test
  void a_service_that_is_down_is_waited_for_and_forgotten_after_a_while() {
    projections.heard(report("query", "carts", 1, Map.of(), Set.of()), NOON.minusSeconds(3_599));
    assertThat(stateOf(place(CART, 1))).isEqualTo(State.WAITING);

    var later = projections(NOON.plusSeconds(2));
    later.heard(report("query", "carts", 1, Map.of(), Set.of()), NOON.minusSeconds(3_599));

    assertThat(later.living()).isEmpty();
  }

  private void tell(
      String service, String name, int version, Map<Integer, Long> positions, Set<String> parked) {
    projections.heard(report(service, name, version, positions, parked), NOON);
    projections.complete();
  }

  private static ProgressReport report(
      String service, String name, int version, Map<Integer, Long> positions, Set<String> parked) {
    return new ProgressReport(service, name, version, Set.of("cart"), positions, parked, "");
  }

  private State stateOf(Place... places) {
    var standings = standings(places);
    assertThat(standings).hasSize(1);
    return standings.getFirst().state();
  }

  private List<Standing> standings(Place... places) {
    return status(places).standings();
  }

  private CommandStatus status(Place... places) {
    return CommandStatus.of(command(places), projections);
  }

  private static CommandRecord command(Place... places) {
    return new CommandRecord(new UUID(7, 7), null, NOON, List.of(places), List.of());
  }

  private static Place place(StreamName stream, long position) {
    return new Place(stream, 1, position);
  }
}

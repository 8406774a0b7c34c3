package dev.hindsight.command.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.decider.Fold;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every state that events can lead to is read as it was written. A failure names its seed. */
class StateCodecTest {

  private static final int SEQUENCES = 200;
  private static final int EVENTS = 40;

  @Test
  void a_snapshot_and_the_events_behind_it_make_the_state_of_all_events() {
    var seeds = new Random();
    for (var fold : LogForTests.shop().folds().values()) {
      var codec = new StateCodec(fold.initial());
      var reached = new HashSet<Class<?>>();
      for (int i = 0; i < SEQUENCES; i++) {
        var seed = seeds.nextLong();
        try {
          run(fold, codec, new Random(seed), reached);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(fold.kind() + " with seed " + seed + ": " + e.getMessage(), e);
        }
      }
      assertThat(reached).as("states of %s", fold.kind()).isEqualTo(states(fold));
    }
  }

  private static void run(
      Fold<Object, Event> fold, StateCodec codec, Random random, Set<Class<?>> reached) {
    var any = new AnyValue(random);
    var states = new ArrayList<>(List.of(fold.initial()));
    var events = new ArrayList<Event>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(any.of(fold.events()));
      states.add(fold.evolve(states.getLast(), events.getLast()));
    }
    for (var state : states) {
      reached.add(state.getClass());
      assertThat(codec.decode(codec.encode(state))).isEqualTo(state).hasToString(state.toString());
    }
    var at = random.nextInt(EVENTS);
    var state = codec.decode(codec.encode(states.get(at)));
    for (var event : events.subList(at, EVENTS)) {
      state = fold.evolve(state, event);
    }
    assertThat(state).isEqualTo(states.getLast()).hasToString(states.getLast().toString());
  }

  private static Set<Class<?>> states(Fold<Object, Event> fold) {
    var initial = fold.initial();
    return initial instanceof Enum<?>
        ? Set.of(initial.getClass())
        : Set.of(initial.getClass().getInterfaces()[0].getPermittedSubclasses());
  }

  @Test
  void any_order_is_read_as_it_was_written() {
    var codec = new StateCodec(new Order.Unknown());
    var any = new AnyValue(new Random());
    for (int i = 0; i < 500; i++) {
      var order = any.of(Order.class);
      assertThat(codec.decode(codec.encode(order))).isEqualTo(order).hasToString(order.toString());
    }
  }

  /** What a state of another shop may hold. */
  sealed interface Odd {
    record Timed(Instant at, Map<UUID, Set<String>> names) implements Odd {
      public boolean isEmpty() {
        return names.isEmpty();
      }

      public int getSize() {
        return names.size();
      }
    }

    record Unequal(int[] numbers) implements Odd {}
  }

  @Test
  void a_state_needs_no_annotations_whatever_its_methods_are_called() {
    var codec = new StateCodec(new Odd.Timed(Instant.EPOCH, Map.of()));
    var any = new AnyValue(new Random());
    for (int i = 0; i < 100; i++) {
      var state = any.record(Odd.Timed.class);
      assertThat(codec.decode(codec.encode(state))).isEqualTo(state).hasToString(state.toString());
    }
  }

  @Test
  void what_would_be_read_as_another_state_is_not_written() {
    var codec = new StateCodec(new Odd.Timed(Instant.EPOCH, Map.of()));

    assertThatThrownBy(() -> codec.encode(new Odd.Unequal(new int[] {1})))
        .hasMessageContaining("read as another");
  }

  @Test
  void what_is_no_state_is_told() {
    var codec = new StateCodec(new Order.Unknown());

    for (var json :
        Arrays.asList("", "null", "{}", "7", "\"Paid\"", "{\"Paid\":{}}", "{\"Gone\":{}}", "{\"")) {
      assertThatThrownBy(() -> codec.decode(json))
          .as(json)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

package dev.hindsight.command.decider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of a kind as sentences: given what has happened, when something is asked, then this
 * happens, or is refused for that reason.
 */
public final class DeciderSpec {

  private final InMemoryShop shop = new InMemoryShop();

  private DeciderSpec() {}

  /** Nothing has happened. */
  public static DeciderSpec givenNothing() {
    return new DeciderSpec();
  }

  /** These events have happened to one stream. */
  public static DeciderSpec given(StreamName stream, Event... events) {
    return new DeciderSpec().and(stream, events);
  }

  /** And these to another. */
  public DeciderSpec and(StreamName stream, Event... events) {
    List.of(events).forEach(event -> shop.happened(stream, event));
    return this;
  }

  /** Whose things a command would touch: these owners', all of them. */
  public void touches(Command command, Owner... owners) {
    assertThat(shop.owners(command)).as("whose %s touches", command).containsExactly(owners);
  }

  public Decided when(Command command) {
    return new Decided(command, shop.decide(command));
  }

  /** What was decided. */
  public record Decided(Command command, Decision decision) {

    /** These events happen to the command's own stream. */
    public void then(Event... events) {
      then(
          Stream.of(events)
              .map(event -> new Change(command.target(), event))
              .toArray(Change[]::new));
    }

    /** These events happen to these streams, in this order. */
    public void then(Change... changes) {
      assertThat(decision).isEqualTo(new Decision.Accepted(List.of(changes)));
    }

    /** Something happens, never mind what. */
    public void thenAccepted() {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      assertThat(((Decision.Accepted) decision).changes()).isNotEmpty();
    }

    /** All is as it should be already. */
    public void thenNothing() {
      then(new Change[0]);
    }

    /** The state forbids it, for this reason. */
    public void thenRefused(String reason) {
      assertRejected(Rejection.Kind.NOT_ALLOWED, reason);
    }

    /** Something that it names does not exist. */
    public void thenUnknown(String reason) {
      assertRejected(Rejection.Kind.UNKNOWN, reason);
    }

    private void assertRejected(Rejection.Kind kind, String reason) {
      assertThat(decision).isInstanceOf(Decision.Rejected.class);
      var rejection = ((Decision.Rejected) decision).rejection();
      assertThat(rejection.kind()).isEqualTo(kind);
      assertThat(rejection.reason()).isEqualTo(reason);
      assertThat(rejection.detail()).isNotBlank();
    }
  }
}

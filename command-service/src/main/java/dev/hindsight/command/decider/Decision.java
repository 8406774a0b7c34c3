package dev.hindsight.command.decider;

import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of deciding: events, all or none of which are appended, or a refusal. */
public sealed interface Decision {

  /** The events in the order of their positions; none when all is already as it should be. */
  record Accepted(List<Change> changes) implements Decision {
    public Accepted {
      changes = List.copyOf(changes);
    }

    /** The same and one more, in the same append. */
    public Accepted and(StreamName stream, Event event) {
      var more = new ArrayList<>(changes);
      more.add(new Change(stream, event));
      return new Accepted(more);
    }
  }

  /** Why it may not happen. */
  record Rejected(Rejection rejection) implements Decision {}

  static Accepted accept(StreamName stream, Event event) {
    return new Accepted(List.of(new Change(stream, event)));
  }

  /** Accepted, and nothing has to change. */
  static Accepted nothingToDo() {
    return new Accepted(List.of());
  }

  /** There is no such entity. */
  static Rejected unknown(StreamName stream) {
    var what = stream.kind() + " " + stream.id();
    return new Rejected(
        new Rejection(
            Rejection.Kind.UNKNOWN, "unknown-" + stream.kind(), what + " is unknown", null));
  }

  /** An entity of that id was made before. */
  static Rejected alreadyExists(StreamName stream) {
    return notAllowed(
        stream.kind() + "-exists", stream.kind() + " " + stream.id() + " exists already");
  }

  /** The present state forbids it; {@code reason} is a stable word, {@code detail} the facts. */
  static Rejected notAllowed(String reason, String detail) {
    return notAllowed(reason, detail, null);
  }

  /** The same, because of one field of the request. */
  static Rejected notAllowed(String reason, String detail, @Nullable String pointer) {
    return new Rejected(new Rejection(Rejection.Kind.NOT_ALLOWED, reason, detail, pointer));
  }
}

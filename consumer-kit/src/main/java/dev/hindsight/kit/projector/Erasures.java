package dev.hindsight.kit.projector;

import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells of customers who were erased, whatever the projections make of it. */
final class Erasures {

  // Of every version.
  private static final String TYPE = "hindsight.customer.erased.";
  private static final String STREAM = "customer-";

  private final Consumer<UUID> erased;

  Erasures(Consumer<UUID> erased) {
    this.erased = erased;
  }

  void tell(List<Slice> slices) {
    for (var slice : slices) {
      for (var incoming : slice.records()) {
        if (incoming.stream().startsWith(STREAM) && isErasure(incoming)) {
          erased.accept(StreamName.parse(incoming.stream()).id());
        }
      }
    }
  }

  private static boolean isErasure(Incoming incoming) {
    var type = Incoming.header(incoming.record().headers(), CloudEvents.TYPE);
    return type != null && new String(type, StandardCharsets.UTF_8).startsWith(TYPE);
  }
}

package dev.hindsight.kit.shop;

import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.kit.testkit.TestEvents;
import java.util.UUID;

/** The life of one customer, whose name is Ada and whose addresses end in example.org. */
public final class CustomerEvents {

  private final UUID id = UUID.randomUUID();
  private final PersonalKey key = new PersonalKey(id, PersonalKey.random());

  public StreamName stream() {
    return new StreamName("customer", id);
  }

  public UUID id() {
    return id;
  }

  public Recorded registered() {
    return TestEvents.recorded(
        stream(),
        1,
        new CustomerRegistered(
            key.seal("name", "Ada Lovelace"), key.seal("email", "ada@example.org"), null));
  }

  public Recorded moved() {
    return TestEvents.recorded(
        stream(),
        2,
        new CustomerEmailChanged(
            "/email",
            key.seal("email", "ada@example.org"),
            key.seal("email", "countess@example.org"),
            new UUID(6, 1)));
  }

  public Recorded erased() {
    return TestEvents.recorded(stream(), 3, new CustomerErased());
  }
}

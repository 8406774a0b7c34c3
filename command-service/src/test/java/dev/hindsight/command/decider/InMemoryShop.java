package dev.hindsight.command.decider;

import dev.hindsight.command.account.AccountDecider;
import dev.hindsight.command.account.TransferFold;
import dev.hindsight.command.cart.CartDecider;
import dev.hindsight.command.customer.CustomerDecider;
import dev.hindsight.command.customer.EmailFold;
import dev.hindsight.command.listing.ListingDecider;
import dev.hindsight.command.order.OrderDecider;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The shop without a log: streams in memory, and states kept as events come. */
public final class InMemoryShop {

  private static final List<Fold<?, ?>> KINDS =
      List.of(
          new ListingDecider(),
          new CartDecider(),
          new AccountDecider(),
          new TransferFold(),
          new OrderDecider(),
          new CustomerDecider(),
          new EmailFold());

  private final Map<StreamName, List<Event>> streams = new HashMap<>();
  private final Map<StreamName, Object> states = new HashMap<>();

  /** Something that has happened. */
  public void happened(StreamName stream, Event event) {
    states.put(stream, evolve(stream, state(stream), event));
    streams.computeIfAbsent(stream, s -> new ArrayList<>()).add(event);
  }

  /** Decides, and lets what was accepted happen. */
  public Decision handle(Command command) {
    var decision = decide(command);
    if (decision instanceof Decision.Accepted accepted) {
      accepted.changes().forEach(change -> happened(change.stream(), change.event()));
    }
    return decision;
  }

  /** Whose things a command would touch, seen from where it would be decided. */
  public List<Owner> owners(Command command) {
    var decider = deciderOf(command);
    return owners(decider, command, others(command, readable(decider, command)));
  }

  /** Decides as the handler does: on the target and on what is said to be read, no more. */
  public Decision decide(Command command) {
    var decider = deciderOf(command);
    var readable = readable(decider, command);
    var decision = decide(decider, command, others(command, readable));
    if (decision instanceof Decision.Accepted accepted) {
      for (var change : accepted.changes()) {
        if (!readable.contains(change.stream()) && !change.stream().equals(command.target())) {
          throw new IllegalStateException(command + " changes what it does not read: " + change);
        }
      }
    }
    return decision;
  }

  private Set<StreamName> readable(Decider<?, ?, ?> decider, Command command) {
    var readable = new HashSet<>(command.alsoReads());
    readable.addAll(alsoReads(decider, command));
    return readable;
  }

  private Others others(Command command, Set<StreamName> readable) {
    return stream -> {
      if (!readable.contains(stream) && !stream.equals(command.target())) {
        throw new IllegalArgumentException(command + " did not say that it reads " + stream);
      }
      return state(stream);
    };
  }

  /** The state that was kept. */
  public Object state(StreamName stream) {
    var state = states.get(stream);
    return state == null ? foldOf(stream).initial() : state;
  }

  /** The state folded anew from all events. */
  public Object replayed(StreamName stream) {
    Object state = foldOf(stream).initial();
    for (var event : events(stream)) {
      state = evolve(stream, state, event);
    }
    return state;
  }

  public List<Event> events(StreamName stream) {
    return streams.getOrDefault(stream, List.of());
  }

  public Set<StreamName> streams() {
    return streams.keySet();
  }

  /** Every event of every stream, in no order. */
  public Stream<Event> events() {
    return streams.values().stream().flatMap(List::stream);
  }

  private static Fold<?, ?> foldOf(StreamName stream) {
    return KINDS.stream()
        .filter(kind -> kind.kind().equals(stream.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fold for " + stream));
  }

  private static Decider<?, ?, ?> deciderOf(Command command) {
    return KINDS.stream()
        .filter(Decider.class::isInstance)
        .map(kind -> (Decider<?, ?, ?>) kind)
        .filter(decider -> decider.commands().isInstance(command))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody decides about " + command));
  }

  @SuppressWarnings("unchecked")
  private static Object evolve(StreamName stream, Object state, Event event) {
    return ((Fold<Object, Event>) foldOf(stream)).evolve(state, event);
  }

  @SuppressWarnings("unchecked")
  private List<StreamName> alsoReads(Decider<?, ?, ?> decider, Command command) {
    return ((Decider<Command, Object, Event>) decider).alsoReads(command, state(command.target()));
  }

  @SuppressWarnings("unchecked")
  private List<Owner> owners(Decider<?, ?, ?> decider, Command command, Others others) {
    return ((Decider<Command, Object, Event>) decider)
        .owners(command, state(command.target()), others);
  }

  @SuppressWarnings("unchecked")
  private Decision decide(Decider<?, ?, ?> decider, Command command, Others others) {
    return ((Decider<Command, Object, Event>) decider)
        .decide(command, state(command.target()), others);
  }
}

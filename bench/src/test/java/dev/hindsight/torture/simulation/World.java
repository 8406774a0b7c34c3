package dev.hindsight.torture.simulation;

import dev.hindsight.command.relay.Relay;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.relay.Rests;
import dev.hindsight.command.watch.Wakeup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A log, a topic and a read store, with relays and readers in between of which some die. */
final class World {

  private static final int TURNS = 500;
  private static final int TURNS_TO_HEAL = 20_000;
  private static final int RELAYS = 2;
  private static final int READERS = 2;

  private final Scheduler scheduler;
  private final Trouble trouble;
  private final SimulatedLog log;
  private final SimulatedTopic topic;
  private final SimulatedLock lock;
  private final SimulatedStore store;
  private final List<Scheduler.Actor> relays = new ArrayList<>();
  private final List<SimulatedReplica> readers = new ArrayList<>();
  private final Map<Integer, Set<Integer>> assigned = new HashMap<>();

  private World(long seed, Broken broken) {
    scheduler = new Scheduler(seed);
    trouble = new Trouble(scheduler);
    log = new SimulatedLog(scheduler, trouble);
    topic = new SimulatedTopic(scheduler, trouble, broken);
    lock = new SimulatedLock(scheduler, trouble);
    store = new SimulatedStore(scheduler, trouble, broken);
  }

  /** Lets a world live and heal; throws when it does not end as it must. */
  static void live(long seed, Broken broken) {
    var world = new World(seed, broken);
    try {
      world.begin();
      world.suffer();
      world.heal();
      world.judge();
    } finally {
      world.scheduler.killAll();
    }
  }

  private void begin() {
    for (int i = 0; i < RELAYS; i++) {
      relays.add(relay());
    }
    for (int i = 0; i < READERS; i++) {
      readers.add(reader(i));
    }
    assign();
  }

  private Scheduler.Actor relay() {
    var wakeup = new Wakeup();
    return scheduler.spawn(
        new Relay(
                log.tail(wakeup),
                log.publication(),
                wakeup,
                lock.ofOne(),
                topic,
                new RelayProgress(),
                Rests.NONE)
            ::run);
  }

  private SimulatedReplica reader(int number) {
    return new SimulatedReplica(
        scheduler, trouble, topic, store, () -> assigned.getOrDefault(number, Set.of()));
  }

  // Readers hear of it only when they look: until then two think that a partition is theirs.
  private void assign() {
    assigned.clear();
    for (int reader = 0; reader < READERS; reader++) {
      assigned.put(reader, new HashSet<>());
    }
    for (int p = 0; p < SimulatedTopic.PARTITIONS; p++) {
      assigned.getOrDefault(scheduler.random().nextInt(READERS), new HashSet<>()).add(p);
    }
  }

  private void suffer() {
    for (int i = 0; i < TURNS; i++) {
      if (scheduler.happens(0.1)) {
        log.append();
      }
      if (scheduler.happens(0.06)) {
        suffer(scheduler.random().nextInt(7));
      }
      scheduler.resumeAny();
    }
  }

  private void suffer(int what) {
    var relay = scheduler.random().nextInt(RELAYS);
    var reader = scheduler.random().nextInt(READERS);
    switch (what) {
      case 0 -> {
        scheduler.kill(relays.get(relay));
        lock.lose();
        relays.set(relay, relay());
      }
      case 1 -> {
        readers.get(reader).kill();
        readers.set(reader, reader(reader));
      }
      case 2 -> relays.get(relay).freeze(150);
      case 3 -> readers.get(reader).freeze(150);
      case 4 -> lock.lose();
      case 5 -> assign();
      default -> {
        if (scheduler.happens(0.5)) {
          topic.applyLate();
        } else {
          topic.timeOut();
        }
      }
    }
  }

  private void heal() {
    trouble.end();
    scheduler.thawAll();
    for (int i = 0; i < TURNS_TO_HEAL; i++) {
      if (i % 10 == 0 && isLevel()) {
        return;
      }
      // A lock whose holder is dead, a transaction that nobody ends: both time out some day.
      if (i % 1_000 == 999) {
        topic.timeOut();
      }
      scheduler.resumeAny();
    }
    throw new AssertionError(
        "it does not heal: %s; checkpoints at %s of %s; %s"
            .formatted(
                told(),
                IntStream.range(0, SimulatedTopic.PARTITIONS).mapToObj(store::next).toList(),
                IntStream.range(0, SimulatedTopic.PARTITIONS).mapToObj(topic::end).toList(),
                readers.stream().map(SimulatedReplica::told).toList()));
  }

  private boolean isLevel() {
    var published = 0;
    for (int p = 0; p < SimulatedTopic.PARTITIONS; p++) {
      published += topic.events(p).size();
      if (!topic.read(p, store.next(p), 1).records().isEmpty()) {
        return false;
      }
    }
    return published >= log.events().size();
  }

  private String told() {
    var published = 0;
    for (int p = 0; p < SimulatedTopic.PARTITIONS; p++) {
      published += topic.events(p).size();
    }
    return "%d of %d events are published".formatted(published, log.events().size());
  }

  private void judge() {
    if (store.gap() != null) {
      throw new AssertionError(store.gap());
    }
    var wanted = new HashMap<String, Counted.Row>();
    for (int p = 0; p < SimulatedTopic.PARTITIONS; p++) {
      var last = 0L;
      for (var event : topic.events(p)) {
        var position = event.envelope().position();
        if (position <= last) {
          throw new AssertionError("position %d after %d in the topic".formatted(position, last));
        }
        last = position;
      }
    }
    if (!told().startsWith(log.events().size() + " of")) {
      throw new AssertionError(told());
    }
    for (var event : log.events()) {
      wanted.merge(
          event.envelope().stream().toString(),
          Counted.Row.after(null, event.envelope().position()),
          (before, one) -> Counted.Row.after(before, event.envelope().position()));
    }
    var rows = new HashMap<String, Counted.Row>();
    store.rows().forEach((stream, entity) -> rows.put(stream, entity.row()));
    if (!rows.equals(wanted)) {
      throw new AssertionError("the rows are %s instead of %s".formatted(rows, wanted));
    }
  }
}

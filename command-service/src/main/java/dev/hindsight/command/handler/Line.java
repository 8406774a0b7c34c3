package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One stream with its state in memory, and those who wait for a decision on it. The state includes
 * events that are decided and not yet durable: the next decision stands on them. Confined to the
 * handler's event loop.
 */
final class Line {

  // The line, its name and its places in maps and queues.
  private static final int OVERHEAD = 400;

  final StreamName stream;
  final Fold<Object, Event> fold;
  final Deque<Submission> waiting = new ArrayDeque<>(2);

  Object state;

  /** Of the state: events in the log, and those decided since. */
  long version;

  /** Of the last durable event. */
  long position;

  /** Whether the state is known; otherwise it has to be read from the log. */
  boolean known;

  boolean reading;

  /** Whether events of it are on their way to the log. */
  boolean inFlight;

  /** How many decisions that are not durable look at it; it is not forgotten meanwhile. */
  int undecided;

  /** The last round in which a decision that wrote it had to stay behind, and one that read it. */
  long writtenBehind = -1;

  long readBehind = -1;

  /** The last round in which a decision that wrote it was taken into a batch. */
  long taken = -1;

  /** What it was last taken to weigh, in bytes. */
  int weight;

  Line(StreamName stream, Fold<Object, Event> fold) {
    this.stream = stream;
    this.fold = fold;
    this.state = fold.initial();
  }

  void apply(Event event) {
    state = fold.evolve(state, event);
    version++;
  }

  /** About how many bytes it takes. */
  int weigh() {
    return OVERHEAD + fold.weight(state);
  }

  /** What is in memory may be wrong: it is read again before the next decision. */
  void forget() {
    known = false;
  }

  /** Whether nothing is known or under way, so that a new id can be taken for unused. */
  boolean canBeFresh() {
    return version == 0 && !inFlight && undecided == 0;
  }

  boolean canBeDropped() {
    return waiting.isEmpty() && !reading && !inFlight && undecided == 0;
  }
}

package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Look;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** All that clients asked and were told, in the order in which they were told it. Thread-safe. */
public final class Journal {

  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong open = new AtomicLong();

  public void add(Attempt attempt) {
    attempts.add(attempt);
    var answer = attempt.answer();
    if (answer != null && answer.isAccepted()) {
      accepted.incrementAndGet();
    } else if (answer != null && answer.isRefused()) {
      refused.incrementAndGet();
    } else {
      open.incrementAndGet();
    }
  }

  void add(Look look) {
    looks.add(look);
  }

  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  public List<Look> looks() {
    return List.copyOf(looks);
  }

  /** Answered 202. */
  public long accepted() {
    return accepted.get();
  }

  /** Answered that nothing happened. */
  public long refused() {
    return refused.get();
  }

  /** Not answered, or answered that nobody knows. */
  public long open() {
    return open.get();
  }
}

package dev.hindsight.command.handler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Who has waited long enough. Confined to the handler's event loop. */
final class Deadlines {

  private final Deque<Submission> byArrival = new ArrayDeque<>();

  /** All have the same patience, so whoever comes first gives up first. */
  void add(Submission submission) {
    byArrival.add(submission);
  }

  /** Answers those whose time is over, and gives them. */
  List<Submission> expire(long nanoTime) {
    var expired = new ArrayList<Submission>();
    for (var s = byArrival.peekFirst();
        s != null && (s.isAnswered() || s.deadlineNanos - nanoTime < 0);
        s = byArrival.peekFirst()) {
      byArrival.pollFirst();
      if (!s.isAnswered()) {
        var why = s.sent ? "the log did not answer in time" : "it was not its turn in time";
        s.answer(new Outcome.Unavailable(why, s.sent));
        expired.add(s);
      }
    }
    return expired;
  }
}

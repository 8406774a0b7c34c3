package dev.hindsight.torture.report;

import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.scenario.Fault;
import dev.hindsight.torture.scenario.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How commands fared from moment to moment while things were broken.
 *
 * @param secondsEach how long a moment is
 * @param moments one after the other
 */
record Pulse(int secondsEach, List<Moment> moments, List<Mark> faults) {

  // More than can be told apart on a page.
  private static final int MOST_MOMENTS = 400;

  /**
   * What clients were told in it.
   *
   * @param decided accepted or refused
   * @param open heard nothing, or that nobody knows
   */
  record Moment(int decided, int open) {

    private Moment and(Attempt attempt) {
      var answer = attempt.answer();
      return answer != null && answer.isDecided()
          ? new Moment(decided + 1, open)
          : new Moment(decided, open + 1);
    }
  }

  /** A fault, so many seconds after the beginning. */
  record Mark(double second, String what) {}

  static Pulse of(Outcome outcome) {
    return of(outcome.journal().attempts(), outcome.findings().faults());
  }

  static Pulse of(List<Attempt> attempts, List<Fault> faults) {
    var start = attempts.stream().mapToLong(Attempt::sentAt).min().orElse(0);
    var end = attempts.stream().mapToLong(Attempt::endedAt).max().orElse(start);
    var seconds = (int) TimeUnit.NANOSECONDS.toSeconds(end - start) + 1;
    var each = Math.ceilDiv(seconds, MOST_MOMENTS);
    var moments = new ArrayList<Moment>();
    while (moments.size() * each < seconds) {
      moments.add(new Moment(0, 0));
    }
    for (var attempt : attempts) {
      var second = (int) TimeUnit.NANOSECONDS.toSeconds(attempt.endedAt() - start);
      moments.set(second / each, moments.get(second / each).and(attempt));
    }
    var marks =
        faults.stream().map(fault -> new Mark((fault.at() - start) / 1e9, fault.what())).toList();
    return new Pulse(each, List.copyOf(moments), marks);
  }

  int seconds() {
    return secondsEach * moments.size();
  }
}

package dev.hindsight.command.handler;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decisions that wait for a lane, in the order in which they were made. What stands on events that
 * are on their way in another lane stays behind until those are durable, and so does all that
 * stands on it: a batch never depends on the outcome of another one.
 */
final class Backlog {

  private List<Decided> waiting = new ArrayList<>();
  private long round;

  void add(Decided decided) {
    waiting.add(decided);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  /** Everything, to be decided again. */
  List<Decided> takeAll() {
    var all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  /**
   * As much as may go together now, at most about {@code most} events. More decisions than {@code
   * share} only of those that no other lane could take meanwhile.
   */
  List<Decided> takeBatch(int share, int most) {
    round++;
    var batch = new ArrayList<Decided>(Math.min(waiting.size(), most));
    var behind = new ArrayList<Decided>();
    var room = 2 * most;
    for (var decided : waiting) {
      var size = decided.submission.alone ? 2 * most : 1 + decided.writes.size();
      if (mayGo(decided)
          && (size <= room || batch.isEmpty())
          && (batch.size() < share || goesOnInBatch(decided))) {
        batch.add(decided);
        decided.writes.forEach(write -> write.line().taken = round);
        room -= size;
      } else {
        stayBehind(decided);
        behind.add(decided);
      }
    }
    waiting = behind;
    return batch;
  }

  private boolean mayGo(Decided decided) {
    for (var write : decided.writes) {
      var line = write.line();
      if (line.inFlight || line.writtenBehind == round || line.readBehind == round) {
        return false;
      }
    }
    for (var line : decided.reads.keySet()) {
      if (line.inFlight || line.writtenBehind == round) {
        return false;
      }
    }
    return true;
  }

  private boolean goesOnInBatch(Decided decided) {
    return decided.writes.stream().anyMatch(write -> write.line().taken == round)
        || decided.reads.keySet().stream().anyMatch(line -> line.taken == round);
  }

  private void stayBehind(Decided decided) {
    decided.writes.forEach(write -> write.line().writtenBehind = round);
    decided.reads.keySet().forEach(line -> line.readBehind = round);
  }

  /** The lines that these write. */
  static Set<Line> written(List<Decided> decisions) {
    var lines = new LinkedHashSet<Line>();
    decisions.forEach(d -> d.writes.forEach(write -> lines.add(write.line())));
    return lines;
  }
}

package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.Appended;
import dev.hindsight.command.log.BatchIds;
import dev.hindsight.command.log.FirstAnswer.AppendedEvent;
import dev.hindsight.command.log.KeyedAnswer;
import dev.hindsight.command.log.NewEvent;
import dev.hindsight.command.log.NothingToDo;
import dev.hindsight.command.snapshot.Taken;
import dev.hindsight.events.StreamName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decisions that become durable together: what is appended, and what their callers hear. */
final class Batch {

  final List<Decided> decisions;
  final Set<Line> written;
  final Append append;

  /** States that are worth a snapshot, once all is durable. */
  final List<Taken> snapshots = new ArrayList<>();

  private final List<UUID> commandIds = new ArrayList<>();

  Batch(List<Decided> decisions, long id, long epochMillis) {
    this.decisions = decisions;
    this.written = Backlog.written(decisions);
    var events = new ArrayList<NewEvent>(decisions.size());
    var answers = new ArrayList<KeyedAnswer>();
    var nothingToDo = new ArrayList<NothingToDo>();
    var place = 0;
    for (var decided : decisions) {
      var commandId = BatchIds.id(epochMillis, id, place++);
      commandIds.add(commandId);
      for (var write : decided.writes) {
        events.add(newEvent(BatchIds.id(epochMillis, id, place++), commandId, decided, write));
      }
      if (decided.writes.isEmpty() && decided.decision instanceof Decision.Accepted) {
        var target = decided.submission.target().stream;
        var actor = decided.submission.request.caller().actor();
        nothingToDo.add(new NothingToDo(commandId, target, decided.targetVersion, actor));
      }
      var key = decided.submission.request.key();
      if (key != null) {
        answers.add(keyedAnswer(key, commandId, decided));
      }
    }
    this.append = new Append(id, events, answers, nothingToDo, unchanged(decisions, written));
  }

  private static NewEvent newEvent(UUID id, UUID commandId, Decided decided, Decided.Write write) {
    var request = decided.submission.request;
    return new NewEvent(
        id,
        write.line().stream,
        write.version(),
        write.type(),
        commandId,
        request.occurredAt(),
        request.metadata(),
        write.data());
  }

  private static KeyedAnswer keyedAnswer(Request.Key key, UUID commandId, Decided decided) {
    var target = decided.submission.target();
    return new KeyedAnswer(
        key.text(),
        key.requestHash(),
        commandId,
        target.stream,
        decided.targetVersion,
        decided.writes.isEmpty() ? target.position : null,
        decided.decision instanceof Decision.Rejected rejected
            ? Refusals.toJson(rejected.rejection())
            : null);
  }

  // A stream that the batch writes needs no check: its next version is free, or the append fails.
  private static Map<StreamName, Long> unchanged(List<Decided> decisions, Set<Line> written) {
    var unchanged = new LinkedHashMap<StreamName, Long>();
    for (var decided : decisions) {
      for (var read : decided.reads.entrySet()) {
        if (!written.contains(read.getKey())) {
          unchanged.put(read.getKey().stream, read.getValue());
        }
      }
    }
    return unchanged;
  }

  /** Tells every caller, now that all is durable. */
  void answer(Appended appended) {
    var position = appended.firstPosition();
    for (int i = 0; i < decisions.size(); i++) {
      var decided = decisions.get(i);
      var commandId = commandIds.get(i);
      var id = commandId;
      for (var write : decided.writes) {
        id = BatchIds.next(id);
        keep(write, position, id);
        write.line().position = position++;
      }
      decided.submission.answer(outcome(decided, commandId, position));
    }
  }

  private void keep(Decided.Write write, long position, UUID eventId) {
    var state = write.snapshot();
    if (state != null) {
      var line = write.line();
      snapshots.add(
          new Taken(
              line.stream, write.version(), position, eventId, state, line.fold.weight(state)));
    }
  }

  private Outcome outcome(Decided decided, UUID commandId, long nextPosition) {
    var target = decided.submission.target();
    return switch (decided.decision) {
      case Decision.Rejected rejected -> new Outcome.Refused(rejected.rejection(), false);
      case Decision.Accepted accepted ->
          new Outcome.Accepted(
              commandId,
              target.stream,
              decided.targetVersion,
              decided.writes.isEmpty() ? target.position : nextPosition - 1,
              events(decided, commandId, nextPosition - decided.writes.size()),
              false);
    };
  }

  // A command's events have the places behind its own.
  private static List<AppendedEvent> events(Decided decided, UUID commandId, long firstPosition) {
    var events = new ArrayList<AppendedEvent>(decided.writes.size());
    var position = firstPosition;
    var id = commandId;
    for (var write : decided.writes) {
      id = BatchIds.next(id);
      events.add(
          new AppendedEvent(id, write.line().stream, write.type(), write.version(), position++));
    }
    return events;
  }
}

package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Look;
import dev.hindsight.torture.evidence.Mail;
import dev.hindsight.torture.evidence.Past;
import dev.hindsight.torture.evidence.StoredRow;
import dev.hindsight.torture.evidence.TopicEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Evidence that can still be changed. */
final class Draft {

  final List<LogEvent> log;
  List<TopicEvent> topic;
  final List<Attempt> attempts;
  final List<Look> looks;
  final List<StoredRow> rows;
  final Map<String, String> figures;
  final List<Mail> mails;
  final Set<UUID> keys;
  final List<Past> pasts;

  private Draft(Evidence e) {
    log = new ArrayList<>(e.log());
    topic = new ArrayList<>(e.topic());
    attempts = new ArrayList<>(e.attempts());
    looks = new ArrayList<>(e.looks());
    rows = new ArrayList<>(e.rows());
    figures = new HashMap<>(e.figures());
    mails = new ArrayList<>(Objects.requireNonNull(e.mails()));
    keys = new HashSet<>(e.keys());
    pasts = new ArrayList<>(e.pasts());
  }

  /** The same evidence but for a change. */
  static Evidence of(Evidence evidence, Consumer<Draft> change) {
    var draft = new Draft(evidence);
    change.accept(draft);
    return new Evidence(
        draft.log,
        draft.topic,
        draft.attempts,
        draft.looks,
        draft.rows,
        draft.figures,
        draft.mails,
        draft.keys,
        draft.pasts);
  }
}

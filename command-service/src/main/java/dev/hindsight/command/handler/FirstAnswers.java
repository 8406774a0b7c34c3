package dev.hindsight.command.handler;

import dev.hindsight.command.log.FirstAnswer;
import java.util.Arrays;

/** Tells a caller again what it was told under the same key. */
final class FirstAnswers {

  private FirstAnswers() {}

  static Outcome repeat(FirstAnswer first, Request.Key key) {
    if (!Arrays.equals(first.requestHash(), key.requestHash())) {
      return new Outcome.KeyReused(key.text());
    }
    var refusal = first.refusal();
    if (refusal != null) {
      return new Outcome.Refused(Refusals.fromJson(refusal), true);
    }
    var events = first.events();
    var position = first.position();
    return new Outcome.Accepted(
        first.commandId(),
        first.stream(),
        first.version(),
        events.isEmpty() ? (position == null ? 0 : position) : events.getLast().position(),
        events,
        true);
  }
}

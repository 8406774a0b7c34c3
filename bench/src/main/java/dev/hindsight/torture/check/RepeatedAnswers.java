package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Evidence;
import java.util.stream.Collectors;

/** Whoever asks again with its key is told the same again. */
final class RepeatedAnswers implements Check {

  private static final int ANOTHER_REQUEST = 422;
  // Found before anybody looks at the key; nothing comes of it either.
  private static final int MALFORMED = 400;

  @Override
  public String promise() {
    return "a key has one answer, and another request with it none";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var intent : Intent.of(evidence)) {
      var answers =
          intent.answers(Answer::isDecided).stream()
              .map(answer -> answer.status() + " " + said(answer))
              .collect(Collectors.toSet());
      if (answers.size() > 1) {
        places.add("%s was answered %s", intent.told(), answers);
      }
    }
    for (var attempt : evidence.attempts()) {
      var answer = attempt.answer();
      if (attempt.altered()
          && answer != null
          && answer.isDecided()
          && answer.status() != ANOTHER_REQUEST
          && answer.status() != MALFORMED) {
        places.add("%s used the key of another request: %d", attempt.told(), answer.status());
      }
    }
  }

  // A problem names the request that it answers; an acceptance says the same, byte for byte.
  private static String said(Answer answer) {
    return answer.isAccepted() ? answer.body() : "";
  }
}

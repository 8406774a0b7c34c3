package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Holds all promises against what a run left behind. */
public final class Judge {

  private static final List<Check> CHECKS =
      List.of(
          new PositionsWithoutHoles(),
          new VersionsWithoutHoles(),
          new EventsOnce(),
          new CommandsWhole(),
          new TimesForward(),
          new AcceptedStands(),
          new RefusedLeavesNothing(),
          new UnansweredAllOrNothing(),
          new RepeatedAnswers(),
          new LaterIsLater(),
          new ExpectedVersionsHold(),
          new TopicIsLog(),
          new TopicInOrder(),
          new RowsAreFolds(),
          new FiguresAreSums(),
          new LooksAreTrue(),
          new LooksAreFresh(),
          new LooksGoForward(),
          new MoneyStays(),
          new NothingOverdrawn(),
          new MailsOnce(),
          new ErasedIsGone(),
          new PersonalIsSealed(),
          new PastIsTrue());

  private Judge() {}

  /** Those that are broken; none is what everybody wants. */
  public static List<Violation> violations(Evidence evidence) {
    var violations = new ArrayList<Violation>();
    for (var check : CHECKS) {
      var places = new Places();
      check.examine(evidence, places);
      if (places.count() > 0) {
        violations.add(new Violation(check.promise(), places.count(), places.first()));
      }
    }
    return violations;
  }
}

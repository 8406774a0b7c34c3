package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/** What a deployment does: replicas are told to end, one by one, others come and go. */
public final class RollReplicas implements Scenario {

  private static final Duration DRAIN = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "roll";
  }

  @Override
  public String description() {
    return "rolling restarts by SIGTERM; one more replica of each service, and one less";
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public void run(Stage stage) throws Exception {
    var start = System.nanoTime();
    int rounds = stage.either(1, 5);
    for (int i = 0; i < rounds; i++) {
      for (var service : stage.either(new Service[] {Service.COMMAND}, Service.values())) {
        var all = stage.rig().replicasOf(service);
        for (var replica : stage.either(all.subList(0, 1), all)) {
          restart(stage, replica);
        }
      }
    }
    noneCutOff(stage, start);
    for (var service : stage.either(new Service[] {Service.QUERY}, Service.values())) {
      var more = stage.rig().add(service);
      stage.fault("one more: " + more);
      stage.ready(more, "a replica that comes is ready");
      stage.pass(stage.either(Duration.ofSeconds(2), Duration.ofSeconds(10)));
      stage.fault("one less: " + more);
      stage.rig().remove(more);
      more.close();
    }
  }

  private static void noneCutOff(Stage stage, long since) {
    var unanswered = 0L;
    var askedAgain = new HashMap<String, Integer>();
    for (var attempt : stage.journal().attempts()) {
      var answer = attempt.answer();
      if (attempt.sentAt() > since && answer == null) {
        unanswered++;
      }
      if (attempt.sentAt() > since
          && attempt.key() != null
          && (answer == null || !answer.isDecided())) {
        askedAgain.merge(attempt.key(), 1, Integer::sum);
      }
    }
    stage.findings().figure("requests without an answer while replicas roll", unanswered);
    stage
        .findings()
        .figure("requests that had to be sent again while replicas roll", askedAgain.size());
    stage.expect(
        unanswered == 0,
        "nobody is cut off while replicas roll",
        unanswered + " requests had no answer");
    stage.expect(
        askedAgain.values().stream().noneMatch(times -> times > 1),
        "who is put off while replicas roll has to ask once more at most",
        askedAgain.values().stream().filter(times -> times > 1).count() + " asked more often");
  }

  private static void restart(Stage stage, Replica replica) throws Exception {
    stage.fault("SIGTERM of " + replica);
    var before = System.nanoTime();
    var code = replica.process().stop();
    var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    stage.findings().figure("a process that is told to end has ended, ms", took);
    stage.expect(
        took < DRAIN.toMillis(), "who is told to end does so by itself", replica + " was killed");
    stage.expect(
        code == 143 || code == 0,
        "who is told to end does so without an error",
        replica + " ended with " + code);
    stage.ready(replica, "a process that was told to end comes back");
  }
}

package dev.hindsight.torture.scenario;

import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.check.Judge;
import dev.hindsight.torture.gather.Gathering;
import dev.hindsight.torture.gather.LogReader;
import dev.hindsight.torture.gather.Stillness;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.rig.Keeper;
import dev.hindsight.torture.rig.Rig;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All of the log goes into a file under load, and out of it into an empty stack. */
public final class RestoreExport implements Scenario {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int PASTS = 200;
  private static final int EVENTS = 200_000;
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String description() {
    return "an export under load goes into an empty stack that is killed meanwhile, and once more";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var file = stage.rig().folder().resolve("export");
    if (!stage.isShort()) {
      new ManyCarts(stage).fill(EVENTS);
    }
    stage.fault("an export of everything, under load");
    export(stage.rig(), file);
    var original = log(stage.rig());
    var copy = stage.rig().another("copy");
    try (var _ = new Keeper(copy)) {
      new Stillness(copy, stage.gauge()).await(LIMIT);
      var kills = stage.either(1, 5);
      var restored = false;
      for (int i = 0; i < kills && !restored; i++) {
        restored = isRestoredDespite(stage, copy, file);
      }
      if (!restored) {
        stage.fault("a restore");
        var first = restore(copy, file);
        stage.expect(
            first != null && first == OK, "an export can be restored", "it was answered " + first);
      }
      stage.fault("a restore of the same once more");
      var second = restore(copy, file);
      stage.expect(
          second != null && second == CONFLICT,
          "nothing is restored into a stack that is not empty",
          "it was answered " + second);
      compare(stage, original, copy);
    }
  }

  // Whether a restore was over before its process was killed.
  private static boolean isRestoredDespite(Stage stage, Rig copy, Path file) throws Exception {
    var replica = copy.anyOf(Service.COMMAND);
    var restoring = CompletableFuture.supplyAsync(() -> restore(copy, file));
    stage.pass(Duration.ofMillis(50 + stage.random().nextInt(stage.either(200, 4_000))));
    stage.fault("kill -9 of the %s that restores".formatted(replica));
    replica.process().kill();
    var answer = restoring.join();
    stage.ready(replica, "a process that was killed while it restored is ready again");
    if (answer != null && answer == OK) {
      stage.say().accept("     it was over already");
      return true;
    }
    var events = log(copy).size();
    stage.expect(events == 0, "a restore that is cut off leaves nothing", events + " events");
    return false;
  }

  private static void export(Rig rig, Path file) throws IOException, InterruptedException {
    // As ./hindsight restore sends them: keys, then events.
    download(rig, "/admin/export/keys", file);
    download(rig, "/admin/export", file);
  }

  private static void download(Rig rig, String path, Path file)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(at(rig, path))
            .timeout(LIMIT)
            .header(Operator.HEADER, Operator.bearer())
            .header("Hindsight-Keys-Secret", rig.keysSecret())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              request,
              BodyHandlers.ofFile(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      if (answer.statusCode() != OK) {
        throw new IOException(path + " is answered " + answer.statusCode());
      }
    }
  }

  // The status, or null when there was no answer.
  private static @Nullable Integer restore(Rig rig, Path file) {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(at(rig, "/admin/restore"))
              .timeout(LIMIT)
              .header(Operator.HEADER, Operator.bearer())
              .header("Content-Type", "application/x-ndjson")
              .POST(BodyPublishers.ofFile(file))
              .build();
      return http.send(request, BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static URI at(Rig rig, String path) {
    return rig.anyOf(Service.COMMAND).directAddress().resolve(path);
  }

  private static List<String> log(Rig rig) throws SQLException {
    var lines = new ArrayList<String>();
    try (var log = rig.log()) {
      // Which events were committed together is known by the batches, whose numbers are not kept.
      LogReader.read(log).forEach(event -> lines.add(event.ofBatch(0).toString()));
    }
    return lines;
  }

  private static int exportedEvents(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return (int) lines.filter(line -> line.startsWith("{\"specversion\":")).count();
    }
  }

  private static void compare(Stage stage, List<String> original, Rig copy) throws Exception {
    new Stillness(copy, stage.gauge()).await(LIMIT);
    var exported = exportedEvents(stage.rig().folder().resolve("export"));
    var restored = log(copy);
    // Processes that were under way go on in the copy, behind what was exported.
    stage.expect(
        exported > 0
            && exported <= restored.size()
            && original.subList(0, exported).equals(restored.subList(0, exported)),
        "what was restored is what was exported",
        "%d events, of which the first %d are others".formatted(restored.size(), exported));
    stage.findings().figure("events restored", exported);
    var mails = copy.mails();
    stage.expect(mails.isEmpty(), "a restore sends no mail", mails.size() + " were sent");
    var judged = Gathering.of(copy, new Journal(), stage.gauge(), PASTS).withoutMails();
    for (var violation : Judge.violations(judged)) {
      stage.expect(false, "restored: " + violation.promise(), violation.first().toString());
    }
    Files.delete(stage.rig().folder().resolve("export"));
  }
}

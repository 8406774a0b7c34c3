package dev.hindsight.torture.load;

import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.rig.Replica;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends requests and writes them down with what came back. Thread-safe. */
final class Asking {

  // Longer than a server that works holds a request.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final long NOBODY_THERE_MILLIS = 50;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Replicas commands;
  private final Replicas queries;
  private final Journal journal;
  private final AtomicLong marks = new AtomicLong();

  Asking(Replicas commands, Replicas queries, Journal journal) {
    this.commands = commands;
    this.queries = queries;
    this.journal = journal;
  }

  /** One attempt; null when nobody answered, or nobody was there to be asked. */
  @Nullable Answer ask(int client, Wish wish, boolean altered) throws InterruptedException {
    var replica = commands.next();
    if (replica == null) {
      TimeUnit.MILLISECONDS.sleep(NOBODY_THERE_MILLIS);
      return null;
    }
    return ask(replica, client, wish, altered);
  }

  /** The same by somebody who does not care who answered badly before. */
  @Nullable Answer askAnybody(int client, Wish wish, boolean altered) throws InterruptedException {
    return ask(commands.any(), client, wish, altered);
  }

  private @Nullable Answer ask(Replica replica, int client, Wish wish, boolean altered)
      throws InterruptedException {
    var mark = nextMark();
    var request =
        HttpRequest.newBuilder(replica.address().resolve(wish.path()))
            .timeout(LIMIT)
            .method(
                wish.method(),
                wish.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(wish.body()));
    wish.headers(mark).forEach(request::header);
    var sent = System.nanoTime();
    var answer = send(request.build(), commands, replica);
    journal.add(wish.ended(mark, client, altered, sent, answer));
    return answer;
  }

  private @Nullable Answer send(HttpRequest request, Replicas replicas, Replica replica)
      throws InterruptedException {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return Answer.of(
          response.statusCode(),
          name -> response.headers().firstValue(name).orElse(null),
          response.body());
    } catch (IOException e) {
      replicas.failed(replica);
      return null;
    }
  }

  /**
   * A read of an entity; null when nobody answered.
   *
   * @param token of what it has to show; null for anything
   * @param patience how many seconds the server may wait for that
   */
  @Nullable Answer look(String path, @Nullable String token, int patience)
      throws InterruptedException {
    var replica = queries.next();
    if (replica == null) {
      return null;
    }
    var request =
        HttpRequest.newBuilder(replica.address().resolve(path))
            .header(Operator.HEADER, Operator.bearer())
            .timeout(LIMIT)
            .GET();
    if (token != null) {
      request.header("Consistency-Token", token).header("Prefer", "wait=" + patience);
    }
    return send(request.build(), queries, replica);
  }

  /** Very many clients at a time, who ask one replica and share a few connections to it. */
  Throng throng(int most) {
    return new Throng(commands.any().directAddress(), most, this::nextMark, journal);
  }

  private String nextMark() {
    return "mark-" + marks.incrementAndGet();
  }

  Journal journal() {
    return journal;
  }
}

package dev.hindsight.local.importer.wire;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Streams commands to the far side and their answers back. Who needs two commands in order sends
 * the second when the first is answered.
 */
public final class CommandStream implements Commands, AutoCloseable {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final HttpClient client;
  private final Context context;
  private final Conversation conversation;
  private final long watch;

  public CommandStream(Vertx vertx, URI base, @Nullable String bearer, Limits limits) {
    this.vertx = vertx;
    this.client = client(vertx, base);
    this.context = vertx.getOrCreateContext();
    var commands = URI.create(base.toString().replaceAll("/+$", "") + "/commands");
    this.conversation =
        new Conversation(
            limits,
            listener -> new Exchange(client, commands, bearer, listener),
            (wait, action) -> vertx.setTimer(wait.toMillis(), _ -> action.run()));
    this.watch =
        vertx.setPeriodic(
            limits.answerWithin().dividedBy(10).toMillis() + 1,
            _ -> context.runOnContext(_ -> conversation.checkSilence()));
  }

  @Override
  public CompletableFuture<Answer.Final> send(CommandLine command) {
    var entry = Backlog.Entry.of(command);
    context.runOnContext(_ -> conversation.add(entry));
    return entry.answer();
  }

  /** Ends it; whoever still waits is told that no answer will come. */
  @Override
  public void close() {
    vertx.cancelTimer(watch);
    context.runOnContext(_ -> {
      conversation.giveUp("the import was ended");
      client.close();
    });
  }

  // What breaks a connection is told to the exchange on it as well: that is where it is handled.
  private static HttpClient client(Vertx vertx, URI base) {
    return vertx
        .httpClientBuilder()
        .with(
            new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                .setSsl("https".equals(base.getScheme())))
        .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
        .build();
  }
}

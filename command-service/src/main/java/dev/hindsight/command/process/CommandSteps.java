package dev.hindsight.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.NotHandled;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.log.Metadata;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Caller;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The steps that one event leads to. Tries as long as the log is away; never on an event loop. */
final class CommandSteps implements Steps {

  private final CommandHandler handler;
  private final String actor;
  private final Envelope cause;
  private final String key;

  /** Each step has a key of its own that begins with {@code key}. */
  CommandSteps(CommandHandler handler, String actor, Envelope cause, String key) {
    this.handler = handler;
    this.actor = actor;
    this.cause = cause;
    this.key = key;
  }

  @Override
  public Optional<Rejection> send(String step, Command command) throws InterruptedException {
    return send(request(step, command));
  }

  @Override
  public Optional<Rejection> send(String step, Command command, long expectedVersion)
      throws InterruptedException {
    return send(request(step, command).ifAt(expectedVersion));
  }

  @Override
  public <S> S state(StreamName stream, Class<S> type) throws InterruptedException {
    while (true) {
      try {
        return type.cast(get(handler.state(stream)));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof NotHandled broken) || !broken.isPassing()) {
          throw new IllegalStateException(stream + " could not be looked at", e.getCause());
        }
      }
      pause();
    }
  }

  private Optional<Rejection> send(Request request) throws InterruptedException {
    while (true) {
      switch (answer(request)) {
        case Outcome.Accepted accepted -> {
          return Optional.empty();
        }
        case Outcome.Refused refused -> {
          return Optional.of(refused.rejection());
        }
        case Outcome.Unavailable unavailable -> pause();
        case Outcome.KeyReused reused ->
            throw new NotHandled("two commands under one step " + reused.key(), reused);
        case Outcome.Broken broken -> throw new NotHandled("a step of " + key, broken);
      }
    }
  }

  private Outcome answer(Request request) throws InterruptedException {
    try {
      return get(handler.handlePaced(request));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the handler never fails", e);
    }
  }

  // The first answer counts, whatever is computed the next time: only a step that sends another
  // sort of command is noticed.
  private Request request(String step, Command command) {
    var metadata =
        new Metadata(cause.correlationId(), cause.id(), actor, cause.traceparent()).toJson();
    var sort = command.getClass().getSimpleName().getBytes(UTF_8);
    return new Request(command, Caller.THE_SHOP, false, null, null, null, metadata)
        .withKey(key + ":" + step, sort);
  }

  private static <T> T get(Future<T> answer) throws InterruptedException, ExecutionException {
    return answer.toCompletionStage().toCompletableFuture().get();
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(100, 500));
  }
}

package dev.hindsight.command.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.telemetry.CommandJournal;
import dev.hindsight.service.access.Caller;
import dev.hindsight.service.access.Rates;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where every command comes in, from its own path or as one of many: reads it and hands it over.
 */
@ApplicationScoped
public class Door {

  private static final Logger LOG = Logger.getLogger(Door.class);
  private static final String OCCURRED_AT = "occurredAt";
  private static final int LEAST_OF_STREAM = 16;

  private final CommandHandler handler;
  private final RequestHash hash;
  private final Rates rates;
  private final CommandJournal journal;
  private final Clock clock;

  Door(CommandHandler handler, RequestHash hash, Rates rates, CommandJournal journal, Clock clock) {
    this.handler = handler;
    this.hash = hash;
    this.rates = rates;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Reads a command and has it handled. The command is handled to its end even if the caller goes
   * away.
   *
   * @throws BadRequest when a field is missing, unknown or not what it must be
   */
  Uni<Outcome> enter(CommandForm form, ObjectNode json, Fields fields, CommandHeaders headers)
      throws BadRequest {
    return enter(form, json, fields, headers, handler::handle);
  }

  /** The same for one of many commands, as long as no more are on their way than there may be. */
  Uni<Outcome> enterPaced(CommandForm form, ObjectNode json, Fields fields, CommandHeaders headers)
      throws BadRequest {
    return enter(form, json, fields, headers, handler::handlePaced);
  }

  /** Why one of many commands is not taken from somebody, whatever it is. */
  Optional<Problem> refuses(Caller caller) {
    return clock.instant().isAfter(caller.until())
        ? Optional.of(Problem.of(401, "unauthorized", "the token has expired"))
        : rates.take(caller).map(Door::tooOften);
  }

  private static Problem tooOften(long seconds) {
    return Problem.of(
        429,
        "too-many-requests",
        "you send more than one caller may; come again in " + seconds + " s");
  }

  /** How many commands of a stream may be on their way now. */
  int window(int most) {
    return Math.max(LEAST_OF_STREAM, (int) (most * handler.room()));
  }

  private Uni<Outcome> enter(
      CommandForm form,
      ObjectNode json,
      Fields fields,
      CommandHeaders headers,
      Function<Request, Future<Outcome>> handling)
      throws BadRequest {
    var began = System.nanoTime();
    var key = headers.idempotencyKey();
    var requestKey =
        key == null ? null : new Request.Key(headers.caller().own(key), hash.of(form.name(), json));
    var occurredAt = fields.pastInstant(OCCURRED_AT, clock.instant());
    var command = form.read(fields);
    if (!fields.errors().isEmpty()) {
      throw new BadRequest(Problem.malformed(fields.errors()));
    }
    return command
        .chain(read -> handle(read, fields, requestKey, occurredAt, headers, handling))
        .onFailure(NotYours.class)
        .recoverWithItem(failure -> new Outcome.Refused(((NotYours) failure).rejection(), false))
        .onFailure(Unreadable.class)
        .recoverWithItem(failure -> unavailable((Unreadable) failure))
        .invoke(outcome ->
            journal.ended(
                form.name(), outcome, System.nanoTime() - began, headers.metadata().traceparent()));
  }

  private static Outcome unavailable(Unreadable failure) {
    LOG.warnf(failure.getCause(), "A command was turned away: %s", failure.what());
    return new Outcome.Unavailable(failure.what(), false);
  }

  private Uni<Outcome> handle(
      Command command,
      Fields fields,
      Request.@Nullable Key key,
      @Nullable Instant occurredAt,
      CommandHeaders headers,
      Function<Request, Future<Outcome>> handling) {
    var request =
        new Request(
            command,
            headers.caller(),
            fields.madeId(),
            key,
            headers.expectedVersion(),
            occurredAt,
            headers.metadata().toJson());
    return Uni.createFrom().completionStage(() -> handling.apply(request).toCompletionStage());
  }
}

package dev.hindsight.command.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hindsight.command.handler.Outcome;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The answer to one of many commands, on one line: what its own path would have answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineAnswer(
    long line,
    @Nullable Integer status,
    @Nullable Boolean replayed,
    @Nullable Integer retryAfter,
    @JsonUnwrapped @Nullable AcceptedBody accepted,
    @JsonUnwrapped @Nullable Problem problem) {

  private static final int ACCEPTED = 202;

  static LineAnswer of(long line, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          new LineAnswer(
              line,
              ACCEPTED,
              accepted.replayed() ? true : null,
              null,
              AcceptedBody.of(accepted),
              null);
      case Outcome.Refused refused -> of(line, Problems.of(refused));
      case Outcome.KeyReused reused -> of(line, Problems.of(reused));
      case Outcome.Unavailable unavailable -> of(line, Problems.of(unavailable));
      case Outcome.Broken broken -> of(line, Problems.of(broken));
    };
  }

  /** The status stands in the problem. */
  static LineAnswer of(long line, Problem problem) {
    return new LineAnswer(
        line, null, problem.replayed() ? true : null, problem.retryAfter(), null, problem);
  }

  Buffer toBuffer() {
    return Buffer.buffer(Json.bytes(this)).appendByte((byte) '\n');
  }
}

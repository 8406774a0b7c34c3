package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.log.LogUnavailable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Who asks while the log is away is told to come back. */
@Provider
public class LogUnavailableMapper implements ExceptionMapper<LogUnavailable> {

  @Override
  public Response toResponse(LogUnavailable unavailable) {
    return Answers.of(Problems.of(new Outcome.Unavailable("the log cannot be reached", false)));
  }
}

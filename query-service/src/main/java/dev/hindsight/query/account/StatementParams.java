package dev.hindsight.query.account;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.entity.Limits;
import dev.hindsight.query.history.Instants;
import dev.hindsight.query.history.Numbers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of an account's life a statement is about. */
public class StatementParams {

  @QueryParam("from")
  @Parameter(description = "Nothing that was recorded before this instant")
  public @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Nothing that was recorded at this instant or later")
  public @Nullable String to;

  @QueryParam("after")
  @Parameter(description = "The next of the page before")
  public @Nullable String after;

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(description = "How many events at most, from 1 to 200")
  public String limit = "50";

  /** What is asked for, or a 400 that names what is wrong. */
  Period period() {
    var period =
        new Period(
            Optional.ofNullable(from).map(text -> Instants.parse("from", text)),
            Optional.ofNullable(to).map(text -> Instants.parse("to", text)),
            after == null ? 0 : Numbers.version("after", after),
            Limits.parse(limit));
    if (period.from.isPresent()
        && period.to.isPresent()
        && period.to.get().isBefore(period.from.get())) {
      throw Problems.malformed("to", "to must not be before from");
    }
    return period;
  }

  /** A span of recording time, and a page of it. */
  record Period(Optional<Instant> from, Optional<Instant> to, long after, int most) {}
}

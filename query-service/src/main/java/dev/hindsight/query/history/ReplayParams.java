package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How a life is told once more. */
public class ReplayParams {

  private static final Pattern SPEED = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?");
  private static final Pattern VERSION = Pattern.compile("[0-9]+");

  @QueryParam("speed")
  @DefaultValue("1")
  @Parameter(description = "So many times as fast as it was, from 0.001 to 9999999")
  public String speed = "1";

  @QueryParam("from")
  @Parameter(description = "Where it begins: a version, or an instant and what was the newest then")
  public @Nullable String from;

  @QueryParam("axis")
  @Parameter(description = "Which time of the events counts: occurred, unless it is recorded")
  public @Nullable String axis;

  /** A 400 names what is wrong. */
  Pace pace(Duration longest) {
    var factor = SPEED.matcher(speed).matches() ? Double.parseDouble(speed) : 0;
    if (factor <= 0) {
      throw Problems.malformed("speed", "speed must be a number from 0.001 to 9999999");
    }
    return new Pace(Axis.parse(axis, Axis.OCCURRED), factor, longest);
  }

  /** The moment that it begins with. */
  Moment beginning() {
    if (from == null) {
      return new Moment.AtVersion(1);
    }
    return VERSION.matcher(from).matches()
        ? new Moment.AtVersion(Numbers.version("from", from))
        : new Moment.AsOf(Instants.parse("from", from), Axis.parse(axis, Axis.OCCURRED));
  }
}

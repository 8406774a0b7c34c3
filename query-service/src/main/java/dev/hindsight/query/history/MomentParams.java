package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that turn a read of the present into one of the past. */
public class MomentParams {

  @QueryParam("version")
  @Parameter(description = "The entity as it was at this version")
  public @Nullable String version;

  @QueryParam("asOf")
  @Parameter(description = "The entity as it was at this instant; now, when that is still to come")
  public @Nullable String asOf;

  @QueryParam("axis")
  @Parameter(
      description =
          "Which time of an event asOf is about: recorded (what was known then) or occurred (what"
              + " is known by now to have happened by then)")
  public @Nullable String axis;

  /** The moment asked for; none for the present. A 400 names what is wrong. */
  public Optional<Moment> moment() {
    var which = Axis.parse(axis, Axis.RECORDED);
    if (version != null && asOf != null) {
      throw Problems.malformed("asOf", "asOf and version cannot be asked for together");
    }
    if (version != null) {
      return Optional.of(new Moment.AtVersion(Numbers.version("version", version)));
    }
    return asOf == null
        ? Optional.empty()
        : Optional.of(new Moment.AsOf(Instants.parse("asOf", asOf), which));
  }
}

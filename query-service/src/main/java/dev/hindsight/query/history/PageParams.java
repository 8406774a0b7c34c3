package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.entity.Limits;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which events of a history are asked for. */
public class PageParams {

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(description = "How many at most, from 1 to 200")
  public String limit = "50";

  @QueryParam("order")
  @DefaultValue("oldest")
  @Parameter(description = "Which come first: oldest or newest")
  public String order = "oldest";

  @QueryParam("after")
  @Parameter(description = "The next of the page before")
  public @Nullable String after;

  int most() {
    return Limits.parse(limit);
  }

  boolean newestFirst() {
    return switch (order) {
      case "oldest" -> false;
      case "newest" -> true;
      default -> throw Problems.malformed("order", "order must be oldest or newest");
    };
  }

  /** The version that the page comes after, in its order; all are after the one given. */
  long afterOr(long beginning) {
    return after == null ? beginning : Numbers.version("after", after);
  }
}

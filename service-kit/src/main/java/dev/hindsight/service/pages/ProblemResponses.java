package dev.hindsight.service.pages;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** How a refusal is described (RFC 9457). */
public final class ProblemResponses {

  /** The name of its schema. */
  public static final String SCHEMA = "Problem";

  static final String MEDIA_TYPE = "application/problem+json";
  private static final String RETRY_AFTER = "Retry-After";

  /** The most frequent reason of each status, for its example. */
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(400, "malformed"),
          Map.entry(401, "unauthorized"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not-found"),
          Map.entry(406, "not-acceptable"),
          Map.entry(409, "insufficient-funds"),
          Map.entry(412, "other-version"),
          Map.entry(413, "too-large"),
          Map.entry(415, "unsupported-media-type"),
          Map.entry(422, "key-reused"),
          Map.entry(429, "too-many-requests"),
          Map.entry(503, "unavailable"));

  private ProblemResponses() {}

  /** Says that an operation may answer so, unless it says so in its own words already. */
  public static void add(Operation operation, int status, String description) {
    var code = Integer.toString(status);
    if (operation.getResponses() == null) {
      operation.setResponses(createAPIResponses());
    }
    var said = operation.getResponses().getAPIResponse(code);
    if (said == null || said.getContent() == null) {
      operation.getResponses().addAPIResponse(code, response(status, description));
    }
  }

  private static APIResponse response(int status, String description) {
    var response =
        createAPIResponse()
            .description(description)
            .content(
                createContent()
                    .addMediaType(
                        MEDIA_TYPE,
                        createMediaType()
                            .schema(createSchema().ref("#/components/schemas/" + SCHEMA))
                            .example(example(status))));
    return status == 429 || status == 503
        ? response.addHeader(
            RETRY_AFTER,
            createHeader().description("Seconds to wait").schema(of(SchemaType.INTEGER)))
        : response;
  }

  private static Map<String, Object> example(int status) {
    var reason = REASONS.getOrDefault(status, "refused");
    return new TreeMap<>(
        Map.of(
            "type",
            "https://hindsight.dev/problems/" + reason,
            "reason",
            reason,
            "status",
            status,
            "detail",
            "What is wrong with this very request, and what to do next."));
  }

  static Schema schema() {
    var error =
        of(SchemaType.OBJECT)
            .addProperty("pointer", of(SchemaType.STRING))
            .addProperty("detail", of(SchemaType.STRING));
    return of(SchemaType.OBJECT)
        .description("Why a request was turned down (RFC 9457); type is stable")
        .addProperty("type", of(SchemaType.STRING))
        .addProperty("title", of(SchemaType.STRING))
        .addProperty("status", of(SchemaType.INTEGER))
        .addProperty("detail", of(SchemaType.STRING))
        .addProperty("reason", of(SchemaType.STRING))
        .addProperty("errors", of(SchemaType.ARRAY).items(error));
  }

  private static Schema of(SchemaType type) {
    return createSchema().type(List.of(type));
  }
}

package dev.hindsight.command.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the API's description what every command has in common: headers, 202, and the problems;
 * and the one path that is no resource.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

  private static final Map<Integer, String> PROBLEMS =
      Map.of(
          400, "Malformed; names each bad field",
          401, "No token, or one that is not accepted",
          403, "It touches what is not the caller's",
          404, "No such entity",
          409, "Not allowed in the present state",
          412, "The stream is at another version than If-Match says",
          413, "Too large",
          415, "The body is of another media type",
          422, "The Idempotency-Key was used before for another request",
          503, "Overload, or the log cannot be reached: try again after Retry-After");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Accepted", accepted()).addSchema("Problem", problem());
    for (var path : api.getPaths().getPathItems().values()) {
      path.getOperations().forEach(ApiDescription::complete);
    }
    api.getPaths()
        .addPathItem(
            CommandsRoute.PATH,
            api.getPaths().hasPathItem(CommandsRoute.PATH)
                ? api.getPaths().getPathItem(CommandsRoute.PATH).POST(many())
                : createPathItem().POST(many()));
  }

  private static void complete(PathItem.HttpMethod method, Operation operation) {
    if (method == PathItem.HttpMethod.GET) {
      operation.getResponses().addAPIResponse("400", problem("Malformed"));
      operation.getResponses().addAPIResponse("404", problem("No such thing"));
      return;
    }
    operation
        .addParameter(header(CommandHeaders.IDEMPOTENCY_KEY, "Repeated: the first answer again"))
        .addParameter(header(CommandHeaders.IF_MATCH, "The version, in quotes, to change"))
        .setResponses(createAPIResponses().addAPIResponse("202", accepted202()));
    PROBLEMS.forEach(
        (status, why) -> operation.getResponses().addAPIResponse(status.toString(), problem(why)));
  }

  private static APIResponse accepted202() {
    return createAPIResponse()
        .description("The events are durable")
        .addHeader("Location", createHeader().description("The entity").schema(text()))
        .addHeader("ETag", createHeader().description("Its version").schema(text()))
        .addHeader("Link", createHeader().description("What becomes of it").schema(text()))
        .addHeader(
            ConsistencyToken.HEADER,
            createHeader().description("For a read that must include it").schema(text()))
        .content(content("application/json", "Accepted"));
  }

  private static Operation many() {
    return createOperation()
        .summary("Many commands, in order; a line of answer for each, streamed")
        .operationId("commands")
        .addTag("commands")
        .requestBody(
            createRequestBody()
                .required(true)
                .content(
                    createContent()
                        .addMediaType(CommandsRoute.NDJSON, createMediaType().schema(line()))))
        .responses(
            createAPIResponses()
                .addAPIResponse(
                    "200",
                    createAPIResponse()
                        .description("Per line {\"line\",\"status\"} and what its path answers")
                        .content(content(CommandsRoute.NDJSON, "Accepted")))
                .addAPIResponse("400", problem("A header is malformed"))
                .addAPIResponse("415", problem("Not " + CommandsRoute.NDJSON)));
  }

  private static APIResponse problem(String description) {
    return createAPIResponse()
        .description(description)
        .content(content(Problem.MEDIA_TYPE, "Problem"));
  }

  private static Content content(String mediaType, String schema) {
    return createContent()
        .addMediaType(
            mediaType,
            createMediaType().schema(createSchema().ref("#/components/schemas/" + schema)));
  }

  private static Parameter header(String name, String description) {
    return createParameter()
        .in(Parameter.In.HEADER)
        .name(name)
        .description(description)
        .schema(text());
  }

  private static Schema line() {
    return object()
        .addProperty("command", text())
        .addProperty("key", text())
        .addProperty("data", object())
        .addRequired("command");
  }

  private static Schema accepted() {
    var event =
        object()
            .addProperty("id", text())
            .addProperty("type", text())
            .addProperty("stream", text())
            .addProperty("version", whole())
            .addProperty("position", whole());
    return object()
        .addProperty("commandId", text())
        .addProperty("stream", text())
        .addProperty("version", whole())
        .addProperty("position", whole())
        .addProperty("events", listOf(event));
  }

  private static Schema problem() {
    var error = object().addProperty("pointer", text()).addProperty("detail", text());
    return object()
        .addProperty("type", text())
        .addProperty("title", text())
        .addProperty("status", whole())
        .addProperty("detail", text())
        .addProperty("reason", text())
        .addProperty("errors", listOf(error));
  }

  private static Schema object() {
    return createSchema().type(List.of(SchemaType.OBJECT));
  }

  private static Schema listOf(Schema items) {
    return createSchema().type(List.of(SchemaType.ARRAY)).items(items);
  }

  private static Schema text() {
    return createSchema().type(List.of(SchemaType.STRING));
  }

  private static Schema whole() {
    return createSchema().type(List.of(SchemaType.INTEGER));
  }
}

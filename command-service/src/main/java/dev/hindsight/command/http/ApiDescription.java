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

import dev.hindsight.service.pages.ProblemResponses;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Adds to the API's description what every command has in common: headers, an example, 202, and
 * what may come instead; and the one path that is no resource.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

  private static final Map<Integer, String> PROBLEMS =
      Map.of(
          404, "Something that it names is not there",
          409, "Not allowed in the present state",
          412, "The stream is at another version than If-Match says",
          422, "The Idempotency-Key was used before for another request");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Accepted", accepted());
    api.getPaths().getPathItems().forEach(ApiDescription::complete);
    api.getPaths()
        .addPathItem(
            CommandsRoute.PATH,
            api.getPaths().hasPathItem(CommandsRoute.PATH)
                ? api.getPaths().getPathItem(CommandsRoute.PATH).POST(many())
                : createPathItem().POST(many()));
  }

  private static void complete(String path, PathItem item) {
    item.getOperations()
        .forEach((method, operation) -> {
          if (method == PathItem.HttpMethod.GET) {
            ProblemResponses.add(operation, 404, "No such thing");
          } else if (path.startsWith("/admin")) {
            ProblemResponses.add(operation, 409, "Not allowed in the present state");
          } else {
            command(method + " " + path, operation);
          }
        });
  }

  private static void command(String name, Operation operation) {
    operation
        .addParameter(
            header(
                CommandHeaders.IDEMPOTENCY_KEY,
                "Of this command alone; sent again, the first answer comes again"))
        .addParameter(
            header(
                CommandHeaders.IF_MATCH,
                "The version, in quotes, at which the entity must be: \"1\""));
    for (var found : List.of("200", "201", "204")) {
      operation.getResponses().removeAPIResponse(found);
    }
    operation.getResponses().addAPIResponse("202", accepted202());
    new TreeMap<>(PROBLEMS).forEach((status, why) -> ProblemResponses.add(operation, status, why));
    operation
        .getRequestBody()
        .getContent()
        .getMediaTypes()
        .values()
        .forEach(type -> type.setExample(RequestExamples.of(name)));
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
        .addHeader(
            "Idempotency-Replayed",
            createHeader().description("true: the first answer again").schema(text()))
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
                        .addMediaType(
                            CommandsRoute.NDJSON,
                            createMediaType().schema(line()).example(RequestExamples.LINES))))
        .responses(
            createAPIResponses()
                .addAPIResponse(
                    "200",
                    createAPIResponse()
                        .description("Per line {\"line\",\"status\"} and what its path answers")
                        .content(content(CommandsRoute.NDJSON, "Accepted"))));
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
        .examples(List.of(RequestExamples.accepted()))
        .addProperty("commandId", text())
        .addProperty("stream", text())
        .addProperty("version", whole())
        .addProperty("position", whole())
        .addProperty("events", listOf(event));
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

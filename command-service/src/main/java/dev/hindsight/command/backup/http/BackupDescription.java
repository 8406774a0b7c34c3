package dev.hindsight.command.backup.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import dev.hindsight.command.http.CommandsRoute;
import dev.hindsight.command.http.RequestLimits;
import dev.hindsight.command.personal.http.KeysSecret;
import dev.hindsight.service.pages.ExampleId;
import dev.hindsight.service.pages.ProblemResponses;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Adds export and restore to the API's description: they stream, and are no resources. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = BackupDescription.FIRST)
public class BackupDescription implements OASFilter {

  /** Before those that complete what is there; always in this order, for files are compared. */
  static final int FIRST = 10;

  private static final String EXAMPLE =
      """
      {"export":{"format":1,"source":"the-log","head":0,"at":"2026-01-31T12:00:00Z","masterKey":"0011223344556677"}}
      {"manifest":{"lines":1,"events":0,"firstPosition":0,"lastPosition":0,"answers":0,"batches":0,"head":0,"sha256":""}}
      """;

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .addPathItem(ExportRoute.EXPORT, createPathItem().GET(export()))
        .addPathItem(ExportRoute.KEYS, createPathItem().GET(keys()))
        .addPathItem(RequestLimits.RESTORE, createPathItem().POST(restore()));
  }

  private static Operation export() {
    return operation("Everything in the log as lines of JSON, or what is chosen of it")
        .addParameter(
            query("stream", "Of one stream alone").example("listing-" + ExampleId.of("listing")))
        .addParameter(query("kind", "Of streams of one kind alone: cart"))
        .addParameter(query("from", "What happened at this instant or later"))
        .addParameter(query("to", "What happened before this instant"))
        .responses(
            createAPIResponses()
                .addAPIResponse(
                    "200", lines("A line each; one that tells the sum of all comes last")));
  }

  private static Operation keys() {
    return operation("The customers' keys, wrapped, as lines of JSON")
        .addParameter(
            createParameter()
                .in(Parameter.In.HEADER)
                .name(KeysSecret.HEADER)
                .description("The secret with which services ask for keys")
                .schema(of(SchemaType.STRING)))
        .responses(
            createAPIResponses()
                .addAPIResponse(
                    "200", lines("A line each; one that tells the sum of all comes last")));
  }

  private static Operation restore() {
    var restore =
        operation("An export as it was written, keys in front of it, into an empty system")
            .addParameter(
                query("otherMasterKey", "true: though it was written with another master key"))
            .requestBody(
                createRequestBody()
                    .required(true)
                    .content(content(CommandsRoute.NDJSON, of(SchemaType.STRING), EXAMPLE)))
            .responses(
                createAPIResponses()
                    .addAPIResponse(
                        "200",
                        createAPIResponse()
                            .description("All of it is durable")
                            .content(content("application/json", restored(), null))));
    ProblemResponses.add(restore, 409, "This system is not empty, or has another key");
    ProblemResponses.add(restore, 422, "Damaged, not whole, or of events that are unknown here");
    return restore;
  }

  private static Operation operation(String summary) {
    return createOperation().summary(summary).addTag("admin");
  }

  private static Parameter query(String name, String description) {
    return createParameter()
        .in(Parameter.In.QUERY)
        .name(name)
        .description(description)
        .schema(of(SchemaType.STRING));
  }

  private static APIResponse lines(String description) {
    return createAPIResponse()
        .description(description)
        .content(content(CommandsRoute.NDJSON, of(SchemaType.STRING), null));
  }

  private static Content content(String mediaType, Schema schema, @Nullable Object example) {
    var type = createMediaType().schema(schema);
    return createContent().addMediaType(mediaType, example == null ? type : type.example(example));
  }

  private static Schema restored() {
    return of(SchemaType.OBJECT)
        .addProperty("events", of(SchemaType.INTEGER))
        .addProperty("answers", of(SchemaType.INTEGER))
        .addProperty("head", of(SchemaType.INTEGER))
        .addProperty("source", of(SchemaType.STRING));
  }

  private static Schema of(SchemaType type) {
    return createSchema().type(List.of(type));
  }
}

package dev.hindsight.kit.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
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
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds to the description of a consumer service what all reads have in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ReadDescription implements OASFilter {

  private static final Map<String, Map<String, Object>> EXAMPLES =
      Map.of(
          "/admin/projections/{name}/sandboxes",
          Map.of("asOf", "2026-11-01T12:00:00Z", "name", "before-the-sale"),
          "/admin/projections/{name}/parked/{stream}/skip",
          Map.of("reason", "the event was written by mistake", "by", "an operator"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getPaths() == null) {
      return;
    }
    api.getPaths().getPathItems().forEach(ReadDescription::complete);
  }

  private static void complete(String path, PathItem item) {
    if (!path.startsWith("/admin")) {
      if (item.getGET() != null) {
        read(item.getGET());
      }
      return;
    }
    if (item.getPOST() != null) {
      ProblemResponses.add(item.getPOST(), 409, "Not allowed in the present state");
      example(path, item.getPOST());
    }
  }

  private static void read(Operation read) {
    read.addParameter(header("Consistency-Token", "Of a command: the answer includes its effect"))
        .addParameter(
            header("Prefer", "With a token: how long to wait for it at most, in seconds: wait=5"));
    ProblemResponses.add(read, 406, "Nobody writes such an answer");
    var ok = read.getResponses().getAPIResponse("200");
    if (ok == null) {
      return;
    }
    ok.addHeader("Projection-Position", header("How far the projection is in the log"))
        .addHeader("Projection-Time", header("The moment that it shows"));
    if (asksForTag(read)) {
      ok.addHeader("ETag", header("The version of the entity, in quotes"));
      read.getResponses()
          .addAPIResponse("304", createAPIResponse().description("It is still at that version"));
    }
  }

  private static boolean asksForTag(Operation read) {
    return read.getParameters().stream().anyMatch(one -> "If-None-Match".equals(one.getName()));
  }

  private static void example(String path, Operation operation) {
    var example = EXAMPLES.get(path);
    if (example != null && operation.getRequestBody() != null) {
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(type -> type.setExample(new TreeMap<>(example)));
    }
  }

  private static Parameter header(String name, String description) {
    return createParameter()
        .in(Parameter.In.HEADER)
        .name(name)
        .description(description)
        .schema(text());
  }

  private static Header header(String description) {
    return createHeader().description(description).schema(text());
  }

  private static Schema text() {
    return createSchema().type(List.of(SchemaType.STRING));
  }
}

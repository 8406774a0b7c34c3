package dev.hindsight.service.pages;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds to the description of a service what holds for each of its operations: a name, a token, and
 * the refusals of whoever stands before the resources.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = CommonDescription.LAST)
public class CommonDescription implements OASFilter {

  /** Behind those that say it in their own words; always in this order, for files are compared. */
  static final int LAST = 0;

  private static final String SCHEME = "token";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getPaths() == null) {
      return;
    }
    if (api.getComponents() == null) {
      api.setComponents(createComponents());
    }
    api.getComponents().addSchema(ProblemResponses.SCHEMA, ProblemResponses.schema());
    api.getPaths().getPathItems().forEach(CommonDescription::complete);
  }

  private static void complete(String path, PathItem item) {
    item.getOperations()
        .forEach((method, operation) -> {
          operation.setOperationId(OperationId.of(method.name(), path));
          if (!isOpen(path)) {
            forBearers(operation);
          }
          refusals(path, operation);
          examples(path, operation);
          mediaTypes(operation);
        });
  }

  /** The very paths that {@code AccessRoute} opens. */
  private static boolean isOpen(String path) {
    return ConfigProvider.getConfig()
        .getOptionalValues("hindsight.access.open", String.class)
        .orElse(List.of())
        .stream()
        .anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }

  private static void forBearers(Operation operation) {
    if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
      operation.addSecurityRequirement(createSecurityRequirement().addScheme(SCHEME));
    }
    ProblemResponses.add(operation, 401, "No token, or one that is not accepted");
    ProblemResponses.add(operation, 403, "It is not for the bearer of this token");
    ProblemResponses.add(operation, 429, "More often than a caller may");
  }

  private static void refusals(String path, Operation operation) {
    if (operation.getParameters() != null || operation.getRequestBody() != null) {
      ProblemResponses.add(operation, 400, "Malformed; names each bad field");
    }
    if (operation.getRequestBody() != null) {
      ProblemResponses.add(operation, 413, "Too large");
      ProblemResponses.add(operation, 415, "The body is of another media type");
    }
    if (path.contains("{")) {
      ProblemResponses.add(operation, 404, "No such thing");
    }
    ProblemResponses.add(operation, 503, "Overload, or a store that does not answer: try again");
  }

  private static void examples(String path, Operation operation) {
    var parameters = operation.getParameters();
    if (parameters == null || path.startsWith("/admin")) {
      return;
    }
    for (var parameter : parameters) {
      if (parameter.getIn() == Parameter.In.PATH && parameter.getExample() == null) {
        switch (parameter.getName()) {
          case "id" -> parameter.setExample(ExampleId.ofPath(path));
          case "stream" -> parameter.setExample("cart-" + ExampleId.of("cart"));
          case "listingId" -> parameter.setExample(ExampleId.of("listing"));
          case "list" -> parameter.setExample("news");
          default -> {}
        }
      }
    }
  }

  /**
   * What a service prefers to write ({@code ;qs=0.5}) is no part of a type; no refusal is a 200.
   */
  private static void mediaTypes(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, response) -> {
          var content = response.getContent();
          if (content != null) {
            for (var type : List.copyOf(content.getMediaTypes().entrySet())) {
              if (type.getKey().contains(";qs=")) {
                content.removeMediaType(type.getKey());
                content.addMediaType(type.getKey().replaceFirst(";qs=.*", ""), type.getValue());
              } else if (status.startsWith("2")
                  && type.getKey().equals(ProblemResponses.MEDIA_TYPE)) {
                content.removeMediaType(type.getKey());
              }
            }
          }
        });
  }
}

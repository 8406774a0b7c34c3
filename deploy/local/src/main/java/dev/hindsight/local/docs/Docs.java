package dev.hindsight.local.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.local.gateway.Page;
import dev.hindsight.local.gateway.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * What stands under {@code /docs}: Swagger UI, the interface of all services as one document, and
 * the description of the topic. Open to everybody; what is tried from there needs a token.
 */
public final class Docs implements Pages {
  private static final String UI = "/META-INF/resources/openapi-ui/";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  /** Where on the class path, and what it is. */
  private record File(String resource, String contentType) {}

  private static final Map<String, File> FILES =
      Map.of(
          "/docs/", new File("/docs/index.html", "text/html; charset=utf-8"),
          "/docs/start.js", new File("/docs/start.js", JAVASCRIPT),
          "/docs/icon.svg", new File("/docs/icon.svg", "image/svg+xml"),
          "/docs/swagger-ui.css", new File(UI + "swagger-ui.css", "text/css; charset=utf-8"),
          "/docs/swagger-ui-bundle.js", new File(UI + "swagger-ui-bundle.js", JAVASCRIPT),
          "/docs/asyncapi.yaml", new File("/asyncapi.yaml", "application/yaml"));

  private final ServiceApis apis;

  public Docs(ServiceApis apis) {
    this.apis = apis;
  }

  @Override
  public Optional<Page> page(String path) {
    return switch (path) {
      case "/docs" -> Optional.of(Page.at("/docs/"));
      case "/docs/openapi.json" ->
          Optional.of(Page.of("application/json", apis.merged().getBytes(UTF_8)));
      default -> Optional.ofNullable(FILES.get(path)).map(Docs::read);
    };
  }

  private static Page read(File file) {
    try (var in = Docs.class.getResourceAsStream(file.resource())) {
      if (in == null) {
        throw new IllegalStateException(file.resource() + " is not on the class path");
      }
      return Page.of(file.contentType(), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

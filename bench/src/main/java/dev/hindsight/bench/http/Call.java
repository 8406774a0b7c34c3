package dev.hindsight.bench.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a server. */
public record Call(
    HttpMethod method, String path, Map<String, String> headers, @Nullable Buffer body) {

  public static Call get(String path) {
    return new Call(HttpMethod.GET, path, Map.of(), null);
  }

  public static Call post(String path, String json) {
    return post(path, "application/json", json);
  }

  public static Call post(String path, String type, String body) {
    return new Call(HttpMethod.POST, path, Map.of("Content-Type", type), Buffer.buffer(body));
  }

  Call with(Map<String, String> others) {
    return new Call(method, path, others, body);
  }
}

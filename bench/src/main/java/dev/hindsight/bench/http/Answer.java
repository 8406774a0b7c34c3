package dev.hindsight.bench.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** What a server said. */
public record Answer(int status, HttpClientResponse response, Buffer body) {

  public @Nullable String header(String name) {
    return response.getHeader(name);
  }

  /** The same, if it is of that status. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new IllegalStateException("answered " + status + ": " + body);
    }
    return this;
  }
}

package dev.hindsight.local.gateway;

import io.vertx.core.http.impl.HttpUtils;
import java.util.regex.Pattern;

/**
 * The path that a request means, whichever way it is written.
 *
 * <p>Routes match this form and services are sent this form: otherwise {@code /%71/health} or
 * {@code //q} would slip past the rule that keeps {@code /q} inside.
 */
final class RequestPath {
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private RequestPath() {}

  /** Refuses a path that cannot be decoded or carries matrix parameters, which nothing here has. */
  static String normal(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("it does not begin with a slash");
    }
    if (path.indexOf(';') >= 0 || path.contains("%3b") || path.contains("%3B")) {
      throw new IllegalArgumentException("a semicolon in the path");
    }
    String normal = HttpUtils.normalizePath(path);
    return normal.contains("//") ? SLASHES.matcher(normal).replaceAll("/") : normal;
  }
}

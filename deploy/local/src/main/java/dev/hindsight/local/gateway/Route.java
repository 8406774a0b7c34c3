package dev.hindsight.local.gateway;

import org.jspecify.annotations.Nullable;

/**
 * One match of one rule.
 *
 * @param prefix the path and all below it
 * @param method the only method that matches, or any
 * @param service where to, or nobody: what is behind the prefix is not to be had here
 * @param replacement what stands upstream in the place of the prefix
 */
public record Route(
    String prefix,
    @Nullable String method,
    @Nullable String service,
    @Nullable String replacement) {

  boolean matches(String wantedMethod, String path) {
    return (method == null || method.equals(wantedMethod)) && covers(path);
  }

  private boolean covers(String path) {
    return prefix.equals("/")
        || path.equals(prefix)
        || (path.startsWith(prefix) && path.charAt(prefix.length()) == '/');
  }

  /** The path as the service knows it. */
  public String upstreamPath(String path) {
    return replacement == null ? path : replacement + path.substring(prefix.length());
  }
}

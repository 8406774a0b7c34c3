package dev.hindsight.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the route of a request in the order that the Gateway API prescribes: longest prefix, then
 * method.
 */
public final class RouteTable {
  private static final Comparator<Route> PRECEDENCE =
      Comparator.comparingInt((Route route) -> route.prefix().length())
          .reversed()
          .thenComparing(route -> route.method() == null);

  private final List<Route> routes;

  public RouteTable(List<Route> routes) {
    this.routes = routes.stream().sorted(PRECEDENCE).toList();
  }

  /** The one that a request goes by. */
  public Optional<Route> find(String method, String path) {
    for (Route route : routes) {
      if (route.matches(method, path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }
}

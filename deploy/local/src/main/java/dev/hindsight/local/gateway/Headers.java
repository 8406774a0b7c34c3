package dev.hindsight.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;

/** Which headers go on, and which belong to one hop alone. */
final class Headers {
  private static final List<String> ONE_HOP =
      List.of("Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade");

  private Headers() {}

  static void dropOneHop(MultiMap headers) {
    for (String named : headers.getAll("Connection")) {
      for (String name : named.split(",", -1)) {
        if (!name.isBlank()) {
          headers.remove(name.strip());
        }
      }
    }
    ONE_HOP.forEach(headers::remove);
  }

  /** Whom the gateway speaks for; what a client claims about its host is not passed on. */
  static void forward(HttpServerRequest from, MultiMap to) {
    // The gateway has answered it already.
    to.remove("Expect");
    String before = to.get("X-Forwarded-For");
    String client = from.remoteAddress().hostAddress();
    to.set("X-Forwarded-For", before == null ? client : before + ", " + client);
    to.set("X-Forwarded-Proto", from.isSSL() ? "https" : "http");
    HostAndPort authority = from.authority();
    if (authority != null) {
      to.set("X-Forwarded-Host", authority.toString());
    }
  }
}

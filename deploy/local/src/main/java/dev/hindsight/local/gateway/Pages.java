package dev.hindsight.local.gateway;

import java.util.Optional;

/** What the gateway answers itself, without a service behind it. */
@FunctionalInterface
public interface Pages {

  /** The backend that the routes name for it; in Kubernetes a server of its own. */
  String SERVICE = "docs";

  /** The page at a path, if there is one; may take its time. */
  Optional<Page> page(String path);
}

package dev.hindsight.local.gateway;

import java.util.OptionalInt;

/** Where on loopback a service listens; empty for a service that this stack does not have. */
@FunctionalInterface
public interface Upstreams {
  OptionalInt port(String service);
}

package dev.hindsight.embedded;

import java.util.Map;

/** The server's settings: nothing that an acknowledged commit rests on is turned off. */
final class PostgresSettings {
  static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("wal_compression", "off"),
          Map.entry("max_connections", "100"),
          Map.entry("jit", "off"),
          Map.entry("log_line_prefix", "%m [%p] %q%u@%d "));

  private PostgresSettings() {}
}

package dev.hindsight.broker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Lets in users with a password alone, who may do what they were granted; the one called {@code
 * admin} may do everything.
 */
final class Guard {
  private static final String USERS = "HINDSIGHT_BROKER_USERS";
  private static final String ADMIN = "admin";

  private final Map<String, String> passwords;

  private Guard(Map<String, String> passwords) {
    this.passwords = passwords;
  }

  /** From {@code admin=secret,reader=other}; without it everybody may do everything. */
  static Optional<Guard> ofEnvironment() {
    return Optional.ofNullable(System.getenv(USERS)).map(Guard::of);
  }

  private static Guard of(String users) {
    var passwords = new LinkedHashMap<String, String>();
    for (String user : users.split(",")) {
      String[] nameAndPassword = user.split("=", 2);
      passwords.put(nameAndPassword[0], nameAndPassword[1]);
    }
    if (!passwords.containsKey(ADMIN)) {
      throw new IllegalArgumentException(USERS + " has no user " + ADMIN);
    }
    return new Guard(passwords);
  }

  void before(Properties settings) {
    settings.put(
        "listener.security.protocol.map",
        String.valueOf(settings.get("listener.security.protocol.map"))
            .replace("CLIENT:PLAINTEXT", "CLIENT:SASL_PLAINTEXT"));
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("listener.name.client.plain.sasl.jaas.config", login());
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // Without a name come only the broker and its controller, to each other.
    settings.put("super.users", "User:ANONYMOUS;User:" + ADMIN);
  }

  private String login() {
    String known =
        passwords.entrySet().stream()
            .map(user -> "user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
            .collect(Collectors.joining(" "));
    return "org.apache.kafka.common.security.plain.PlainLoginModule required"
        + " username=\"%s\" password=\"%s\" %s;".formatted(ADMIN, passwords.get(ADMIN), known);
  }
}

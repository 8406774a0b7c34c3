package dev.hindsight.local.stack;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords and keys of one stack: made when first asked for, the same ever after. */
final class Secrets {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final PropertyFile file;

  Secrets(DataFolder data) {
    file = new PropertyFile(data.secrets());
  }

  String passwordOf(String role) {
    return value("postgres." + role);
  }

  /** Wraps the keys of the customers' personal fields. */
  String masterKey() {
    return value("master-key");
  }

  /** With it the services ask for those keys. */
  String keysSecret() {
    return value("keys-secret");
  }

  private synchronized String value(String name) {
    return file.get(name).orElseGet(() -> create(name));
  }

  private String create(String name) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String value = Base64.getEncoder().encodeToString(bytes);
    file.put(name, value);
    file.save();
    return value;
  }
}

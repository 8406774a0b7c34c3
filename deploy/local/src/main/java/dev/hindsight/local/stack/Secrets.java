package dev.hindsight.local.stack;

import dev.hindsight.embedded.token.TokenKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passwords and keys of one stack: made when first asked for, the same ever after. */
public final class Secrets {
  private static final int BYTES = 32;
  private static final String MASTER_KEY = "master-key";
  private static final String TOKEN_KEY = "token-key";

  private final SecureRandom random = new SecureRandom();
  private final PropertyFile file;

  /** Those of the stack that keeps its data there. */
  public Secrets(DataFolder data) {
    file = new PropertyFile(data.secrets());
  }

  String passwordOf(String role) {
    return value("postgres." + role);
  }

  /**
   * Wraps the key of the log. A stack into which an export is to be restored is given that of the
   * exported one by {@code HINDSIGHT_MASTER_KEY}, when it starts first. It changes when the former
   * one is told too, by {@code HINDSIGHT_MASTER_KEY_BEFORE}, which the service reads as well.
   */
  String masterKey() {
    return masterKey(
        System.getenv("HINDSIGHT_MASTER_KEY"), System.getenv("HINDSIGHT_MASTER_KEY_BEFORE"));
  }

  String masterKey(@Nullable String given, @Nullable String before) {
    if (given == null) {
      return value(MASTER_KEY);
    }
    String kept = file.get(MASTER_KEY).orElse(given);
    if (!kept.equals(given) && !kept.equals(before)) {
      throw new IllegalStateException(
          "this stack has another master key than HINDSIGHT_MASTER_KEY names: unset it, or tell the"
              + " former one as HINDSIGHT_MASTER_KEY_BEFORE to change it");
    }
    return keep(MASTER_KEY, given);
  }

  /**
   * Signs the tokens that the services accept. Several stacks that shall accept the same ones are
   * given it by {@code HINDSIGHT_TOKEN_KEY}, when they start.
   */
  public TokenKey tokenKey() {
    return tokenKey(System.getenv("HINDSIGHT_TOKEN_KEY"));
  }

  TokenKey tokenKey(@Nullable String given) {
    return TokenKey.of(
        given == null
            ? value(TOKEN_KEY, () -> TokenKey.generate().text())
            : keep(TOKEN_KEY, given));
  }

  /** With it the services ask for those keys. */
  public String keysSecret() {
    return value("keys-secret");
  }

  private String value(String name) {
    return value(name, this::random);
  }

  private synchronized String value(String name, Supplier<String> made) {
    return file.get(name).orElseGet(() -> keep(name, made.get()));
  }

  private synchronized String keep(String name, String value) {
    file.put(name, value);
    file.save();
    return value;
  }

  private String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}

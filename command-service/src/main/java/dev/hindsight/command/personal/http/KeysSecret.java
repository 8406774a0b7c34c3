package dev.hindsight.command.personal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a caller must know who asks for customers' keys. */
@ApplicationScoped
public class KeysSecret {

  /** The header that tells it, beside a token or without one. */
  public static final String HEADER = "Hindsight-Keys-Secret";

  private final byte[] expected;

  KeysSecret(@ConfigProperty(name = "hindsight.keys.secret") String secret) {
    this.expected = secret.getBytes(UTF_8);
  }

  /** Whether a caller tells it; takes as long for a wrong one as for the right one. */
  public boolean isToldBy(@Nullable String header) {
    return header != null && MessageDigest.isEqual(expected, header.getBytes(UTF_8));
  }
}

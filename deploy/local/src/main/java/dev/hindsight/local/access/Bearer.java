package dev.hindsight.local.access;

import dev.hindsight.embedded.token.Token;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Secrets;
import dev.hindsight.local.stack.StackStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Authorization header of a command that asks a stack for something: an operator's, signed with
 * the key of that stack, unless {@code HINDSIGHT_TOKEN} holds a token.
 */
public final class Bearer {

  /** The name of the header. */
  public static final String HEADER = "Authorization";

  private static final String GIVEN = "HINDSIGHT_TOKEN";

  private Bearer() {}

  /** For a stack on this machine. */
  public static String of(StackStatus stack) {
    return of(new DataFolder(Path.of(stack.data())));
  }

  /** The same, of the stack that keeps its data there. */
  public static String of(DataFolder data) {
    var given = given();
    return given == null
        ? "Bearer " + Token.operator().signedWith(new Secrets(data).tokenKey())
        : given;
  }

  /** For a stack elsewhere, whose key is not ours: null when no token was given. */
  public static @Nullable String given() {
    var token = System.getenv(GIVEN);
    return token == null || token.isBlank() ? null : "Bearer " + token.strip();
  }
}

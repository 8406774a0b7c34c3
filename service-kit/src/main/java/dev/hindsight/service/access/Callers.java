package dev.hindsight.service.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Tells whom a verified token is about. */
@ApplicationScoped
public class Callers {

  private static final String CALLER = "hindsight.caller";
  private static final int LONGEST_NAME = 255;
  private static final int LENGTH_OF_ID = 36;

  private final CurrentVertxRequest current;
  private final String idClaim;

  Callers(
      CurrentVertxRequest current,
      @ConfigProperty(name = "hindsight.access.id-claim") String idClaim) {
    this.current = current;
    this.idClaim = idClaim;
  }

  /** Who sent the request that is handled now. */
  public Caller current() {
    return of(current.getCurrent());
  }

  /**
   * Who sent a request that {@link AccessRoute} let in.
   *
   * @throws IllegalStateException when it needed nobody to send it
   */
  public static Caller of(RoutingContext request) {
    Caller caller = request.get(CALLER);
    if (caller == null) {
      throw new IllegalStateException(request.normalizedPath() + " is open: nobody is known");
    }
    return caller;
  }

  /** Takes somebody for the sender of a request, for whoever made sure of it in another way. */
  public static void let(RoutingContext request, Caller caller) {
    request.put(CALLER, caller);
  }

  /** Reads the token that was verified; nobody, when there was none or it names nobody. */
  Optional<Caller> identify(RoutingContext request) {
    if (request.user() instanceof QuarkusHttpUser user) {
      var caller = read(user.getSecurityIdentity());
      caller.ifPresent(known -> let(request, known));
      return caller;
    }
    return Optional.empty();
  }

  private Optional<Caller> read(SecurityIdentity identity) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Optional.empty();
    }
    var name = token.getSubject();
    if (name == null || !isStorable(name)) {
      return Optional.empty();
    }
    var until = Instant.ofEpochSecond(token.getExpirationTime());
    return Optional.of(new Caller(name, id(token.getClaim(idClaim)), identity.getRoles(), until));
  }

  // It goes into the log with what its bearer does, and never out of it again.
  private static boolean isStorable(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl)
        && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  // Whoever is no customer of the shop has another name, or none.
  private static @Nullable UUID id(@Nullable Object claim) {
    if (!(claim instanceof String text) || text.length() != LENGTH_OF_ID) {
      return null;
    }
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

package dev.hindsight.service.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start a service that knows no key: nobody could ever come in. */
@ApplicationScoped
public class SourceOfKeys {

  private final Optional<String> provider;
  private final Optional<String> key;

  SourceOfKeys(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
      @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> key) {
    this.provider = provider;
    this.key = key;
  }

  // Before anything asks a database or a broker.
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
    if (provider.isEmpty() && key.isEmpty()) {
      throw new IllegalStateException(
          "whose tokens are to be accepted? Set quarkus.oidc.auth-server-url to the address of an"
              + " OpenID Connect provider, or quarkus.oidc.public-key to the one key");
    }
  }
}

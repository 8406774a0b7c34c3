package dev.hindsight.local.stack;

import java.util.HashMap;
import java.util.Map;

/** What a service is told through its environment, where no other user sees it. */
final class ServiceEnvironment {
  private static final String KEYS_FROM = "command-service";

  private final PortPlan ports;
  private final Secrets secrets;

  ServiceEnvironment(PortPlan ports, Secrets secrets) {
    this.ports = ports;
    this.secrets = secrets;
  }

  Map<String, String> of(ServiceDescription service) {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    // There is one of each: nobody else could be asked meanwhile.
    environment.put("QUARKUS_SHUTDOWN_DELAY", "0s");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service.name())));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Names.KAFKA));
    database(service, environment);
    keys(service, environment);
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", secrets.tokenKey().publicKey());
    mail(environment);
    return environment;
  }

  private void database(ServiceDescription service, Map<String, String> environment) {
    String url = "postgresql://127.0.0.1:" + ports.of(Names.POSTGRES) + "/" + service.database();
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url);
    environment.put("QUARKUS_DATASOURCE_USERNAME", service.role());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.passwordOf(service.role()));
    if (service.hasOwner()) {
      environment.put("QUARKUS_FLYWAY_USERNAME", service.owner());
      environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.passwordOf(service.owner()));
    }
  }

  private void keys(ServiceDescription service, Map<String, String> environment) {
    if (service.keepsKeys()) {
      environment.put("HINDSIGHT_MASTER_KEY", secrets.masterKey());
    }
    if (ports.has(KEYS_FROM)) {
      environment.put("HINDSIGHT_KEYS_URL", "http://127.0.0.1:" + ports.of(KEYS_FROM));
    }
    environment.put("HINDSIGHT_KEYS_SECRET", secrets.keysSecret());
  }

  // Nothing leaves this machine: mails are read at the gateway.
  private void mail(Map<String, String> environment) {
    environment.put("HINDSIGHT_MAIL_DELIVERY", "local");
    environment.put("HINDSIGHT_PUBLIC_URL", "http://127.0.0.1:" + ports.of(Names.GATEWAY));
  }
}

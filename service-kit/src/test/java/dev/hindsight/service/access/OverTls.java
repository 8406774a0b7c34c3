package dev.hindsight.service.access;

import dev.hindsight.embedded.Program;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The service has a certificate, as configuration says, and answers nobody without it. */
public final class OverTls implements QuarkusTestResourceLifecycleManager {

  private static final String PASSWORD = "of-the-tests";

  private Path store = Path.of("");

  @Override
  public Map<String, String> start() {
    try {
      store = Files.createTempDirectory("hindsight-tls").resolve("keys.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      new Program(
              keytool,
              "-genkeypair",
              "-alias",
              "shop",
              "-keyalg",
              "RSA",
              "-dname",
              "CN=localhost",
              "-storetype",
              "PKCS12",
              "-keystore",
              store.toString(),
              "-storepass",
              PASSWORD)
          .run(Duration.ofSeconds(60));
    } catch (IOException e) {
      throw new IllegalStateException("no certificate could be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return Map.of(
        "quarkus.oidc.public-key",
        TestTokens.publicKey(),
        "quarkus.tls.key-store.p12.path",
        store.toString(),
        "quarkus.tls.key-store.p12.password",
        PASSWORD,
        "quarkus.http.insecure-requests",
        "disabled",
        "quarkus.http.test-ssl-port",
        "0");
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(store);
      Files.deleteIfExists(store.getParent());
    } catch (IOException e) {
      throw new IllegalStateException("the certificate cannot be removed", e);
    }
  }
}

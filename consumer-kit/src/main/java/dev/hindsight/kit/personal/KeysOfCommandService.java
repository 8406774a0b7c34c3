package dev.hindsight.kit.personal;

import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.kit.http.Problems;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks the command-service for keys, and remembers them for a minute at most. */
@DefaultBean
@Singleton
public final class KeysOfCommandService implements PersonalKeys {

  private static final Logger LOG = Logger.getLogger(KeysOfCommandService.class);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final WebClient client;
  private final String url;
  private final String secret;
  private final RecentKeys recent = new RecentKeys(10_000, Duration.ofSeconds(60));
  private final Vertx vertx;
  private final long sweep;

  KeysOfCommandService(
      Vertx vertx,
      @ConfigProperty(name = "hindsight.keys.url", defaultValue = "http://127.0.0.1:8081")
          String url,
      @ConfigProperty(name = "hindsight.keys.secret", defaultValue = "none") String secret) {
    this.vertx = vertx;
    this.url = url;
    this.secret = secret;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout((int) LIMIT.toMillis())
                .setMaxPoolSize(16)
                .setMaxWaitQueueSize(256));
    // A key that nobody asks for again must go as well.
    this.sweep = vertx.setPeriodic(5_000, timer -> recent.dropOld());
  }

  @Override
  public Uni<PersonalFields> of(UUID customer) {
    var known = recent.get(customer);
    if (known.isPresent()) {
      return Uni.createFrom().item(known.get());
    }
    var before = recent.erasures();
    return ask(customer).invoke(fields -> recent.put(customer, fields, before));
  }

  @Override
  public void forget(UUID customer) {
    recent.forget(customer);
  }

  @PreDestroy
  void close() {
    vertx.cancelTimer(sweep);
    client.close();
  }

  private Uni<PersonalFields> ask(UUID customer) {
    return client
        .getAbs(url + "/keys/" + customer)
        .putHeader("Hindsight-Keys-Secret", secret)
        .timeout(LIMIT.toMillis())
        .send()
        .map(answer -> fields(customer, answer))
        .onFailure()
        .transform(failure -> unavailable(customer, failure));
  }

  private static PersonalFields fields(UUID customer, HttpResponse<Buffer> answer) {
    return switch (answer.statusCode()) {
      case 200 -> PersonalFields.with(key(customer, answer));
      case 404, 410 -> PersonalFields.destroyed();
      default -> throw new IllegalStateException("status " + answer.statusCode());
    };
  }

  // Without the cause: it would quote what may be a key.
  private static PersonalKey key(UUID customer, HttpResponse<Buffer> answer) {
    try {
      var text = answer.bodyAsJsonObject().getString("key");
      return new PersonalKey(customer, Base64.getDecoder().decode(text));
    } catch (RuntimeException e) {
      throw new IllegalStateException("an answer that holds no key");
    }
  }

  private static RuntimeException unavailable(UUID customer, Throwable failure) {
    LOG.warnf("no key of customer %s to be had: %s", customer, failure);
    return Problems.later("keys-unavailable", "Personal fields cannot be read just now.", 2);
  }
}

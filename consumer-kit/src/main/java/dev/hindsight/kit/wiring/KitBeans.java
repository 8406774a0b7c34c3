package dev.hindsight.kit.wiring;

import dev.hindsight.kit.database.Lookups;
import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.freshness.Freshness;
import dev.hindsight.kit.live.Changes;
import dev.hindsight.kit.personal.PersonalKeys;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projector.Repairs;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.report.Pace;
import dev.hindsight.kit.report.Reporter;
import dev.hindsight.kit.source.Halt;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.watch.Watch;
import dev.hindsight.service.trace.EventTrace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The kit's parts as beans. */
@Singleton
public final class KitBeans {

  @Produces
  @Singleton
  Topic topic(
      @ConfigProperty(name = "hindsight.topic", defaultValue = "hindsight.events") String name,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "hindsight.batch.most", defaultValue = "2000") int mostRecords) {
    return new Topic(name, kafka, mostRecords);
  }

  @Produces
  @Singleton
  KitSettings settings(
      Topic topic,
      @ConfigProperty(name = "hindsight.catch-up.readers", defaultValue = "2") int readers,
      @ConfigProperty(name = "hindsight.cached-rows", defaultValue = "500") int cachedRows,
      @ConfigProperty(name = "hindsight.parked.most", defaultValue = "100") long mostParked,
      @ConfigProperty(name = "hindsight.waiting.most", defaultValue = "1000") int mostWaiting,
      @ConfigProperty(name = "hindsight.generations.keep", defaultValue = "24h") Duration keep,
      @ConfigProperty(name = "hindsight.generations.abandoned", defaultValue = "30s")
          Duration abandoned) {
    return new KitSettings(topic, readers, cachedRows, mostParked, mostWaiting, keep, abandoned);
  }

  @Produces
  @Singleton
  PgConnectOptions database(
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    return PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
        .setUser(user)
        .setPassword(password);
  }

  @Produces
  @Singleton
  Sessions sessions(
      Vertx vertx,
      PgConnectOptions database,
      @ConfigProperty(name = "hindsight.database.limit", defaultValue = "10s") Duration limit) {
    return new Sessions(vertx, database, limit);
  }

  @Produces
  @Singleton
  Lookups lookups(
      Vertx vertx,
      PgConnectOptions database,
      @ConfigProperty(name = "hindsight.lookups.connections", defaultValue = "4") int connections,
      @ConfigProperty(name = "hindsight.lookups.limit", defaultValue = "3s") Duration limit) {
    return new Lookups(vertx, database, connections, limit);
  }

  void close(@Disposes Lookups lookups) {
    lookups.close();
  }

  @Produces
  @Singleton
  Kit kit(
      KitSettings settings,
      @All List<EntityProjection<?>> projections,
      Sessions sessions,
      MeterRegistry meters,
      Halt halt,
      PersonalKeys keys,
      EventTrace trace) {
    return new Kit(settings, projections, sessions, meters, halt, keys::forget, trace);
  }

  void close(@Disposes Kit kit) {
    kit.close();
  }

  @Produces
  @Singleton
  Reporter reporter(Kit kit, @ConfigProperty(name = "quarkus.application.name") String service) {
    return kit.reporter(service, Pace.DEFAULT);
  }

  void close(@Disposes Reporter reporter) {
    reporter.close();
  }

  @Produces
  @Singleton
  LiveFeed feed(Kit kit) {
    return kit.feed();
  }

  @Produces
  @Singleton
  Watch watch(Kit kit) {
    return kit.watch();
  }

  @Produces
  @Singleton
  Administration administration(Kit kit) {
    return kit.administration();
  }

  @Produces
  @Singleton
  Freshness freshness(Kit kit) {
    return kit.freshness();
  }

  @Produces
  @Singleton
  Changes changes(Kit kit) {
    return kit.changes();
  }

  @Produces
  @Singleton
  Repairs repairs(Kit kit) {
    return kit.repairs();
  }
}

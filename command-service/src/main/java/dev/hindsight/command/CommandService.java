package dev.hindsight.command;

import dev.hindsight.command.account.AccountDecider;
import dev.hindsight.command.account.TransferFold;
import dev.hindsight.command.account.http.AccountForms;
import dev.hindsight.command.backup.ExportedKey;
import dev.hindsight.command.cart.CartDecider;
import dev.hindsight.command.cart.http.CartForms;
import dev.hindsight.command.customer.CustomerDecider;
import dev.hindsight.command.customer.EmailFold;
import dev.hindsight.command.customer.http.CustomerForms;
import dev.hindsight.command.follow.FollowerStore;
import dev.hindsight.command.follow.Followers;
import dev.hindsight.command.follow.Persistence;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Domain;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.http.CommandForms;
import dev.hindsight.command.http.RequestHash;
import dev.hindsight.command.listing.ListingDecider;
import dev.hindsight.command.listing.http.ListingForms;
import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.SharedTail;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresAudit;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresOutcomes;
import dev.hindsight.command.log.postgres.PostgresSnapshots;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.monitor.Monitor;
import dev.hindsight.command.monitor.Projections;
import dev.hindsight.command.order.OrderDecider;
import dev.hindsight.command.order.http.OrderForms;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.EmailVerification;
import dev.hindsight.command.personal.LogKey;
import dev.hindsight.command.personal.MasterKey;
import dev.hindsight.command.personal.StoredLogKey;
import dev.hindsight.command.process.CartAbandonment;
import dev.hindsight.command.process.OrderProcess;
import dev.hindsight.command.process.ProcessFollower;
import dev.hindsight.command.reaction.LocalDelivery;
import dev.hindsight.command.reaction.MailDelivery;
import dev.hindsight.command.reaction.ReactionFollower;
import dev.hindsight.command.reaction.SmtpDelivery;
import dev.hindsight.command.reaction.VerificationMail;
import dev.hindsight.command.reaction.VerificationText;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.relay.RelayTopic;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.command.seal.SealKey;
import dev.hindsight.command.seal.SealProgress;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.command.telemetry.ObservedLog;
import dev.hindsight.command.verification.Verification;
import dev.hindsight.command.watch.AppendSignal;
import dev.hindsight.service.trace.EventTrace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service is made of: put your own kinds in the place of the shop's here. */
public class CommandService {

  @Produces
  @Singleton
  Domain domain() {
    return shop();
  }

  /** All kinds of the shop. */
  public static Domain shop() {
    return new Domain(
        List.of(
            new ListingDecider(),
            new CartDecider(),
            new AccountDecider(),
            new TransferFold(),
            new OrderDecider(),
            new CustomerDecider(),
            new EmailFold()));
  }

  @Produces
  @Singleton
  OrderProcess orderProcess(
      @ConfigProperty(name = "hindsight.refunds.retry-after") Duration retryAfter) {
    return new OrderProcess(retryAfter);
  }

  @Produces
  @Singleton
  CartAbandonment cartAbandonment(
      @ConfigProperty(name = "hindsight.carts.abandoned-after") Duration after) {
    return new CartAbandonment(after);
  }

  @Produces
  @Singleton
  CommandForms forms(CustomerForms customers) {
    return new CommandForms(
        Stream.of(
                ListingForms.all(),
                CartForms.all(),
                AccountForms.all(),
                OrderForms.all(),
                customers.all())
            .flatMap(List::stream)
            .toList());
  }

  @Produces
  @Singleton
  CustomerForms customerForms(
      CustomerKeys keys, LogKey logKey, EmailVerification verification, Clock clock) {
    return new CustomerForms(keys, logKey, verification, clock);
  }

  @Produces
  @Singleton
  EmailVerification emailVerification(
      LogKey logKey,
      @ConfigProperty(name = "hindsight.email-verification.valid-for") Duration validFor) {
    return new EmailVerification(logKey, validFor);
  }

  @Produces
  @Singleton
  Connections connections(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    var options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    return new Connections(vertx, options);
  }

  @Produces
  @Singleton
  EventLog log(Vertx vertx, Connections connections, MeterRegistry meters, EventTrace trace) {
    return new ObservedLog(new PostgresLog(vertx, connections), meters, trace);
  }

  @Produces
  @Singleton
  PostgresTail tail(Connections connections) {
    return new PostgresTail(connections);
  }

  /** For those who follow the log at its end. */
  @Produces
  @Singleton
  @Typed(SharedTail.class)
  SharedTail sharedTail(PostgresTail tail) {
    return new SharedTail(tail);
  }

  @Produces
  @Singleton
  AuditLog audit(Connections connections, PostgresTail tail) {
    return new PostgresAudit(connections, tail);
  }

  @Produces
  @Singleton
  Snapshots snapshots(
      Domain domain,
      Connections connections,
      LogKey logKey,
      @ConfigProperty(name = "hindsight.snapshots.every") int every) {
    return new Snapshots(
        domain.folds().values(),
        every,
        logKey.derive("snapshots", "HmacSHA256"),
        new PostgresSnapshots(connections));
  }

  @Produces
  @Singleton
  CommandHandler handler(
      Vertx vertx,
      EventLog log,
      Domain domain,
      Snapshots snapshots,
      AppendSignal signal,
      @ConfigProperty(name = "hindsight.states.bytes") long stateBytes) {
    var limits = Limits.DEFAULT.withStateBytes(stateBytes);
    return new CommandHandler(vertx, log, domain, limits, snapshots, signal::appended);
  }

  /** Process managers and reactions. */
  @Produces
  @Singleton
  Followers followers(
      CommandHandler handler,
      OrderProcess orders,
      CartAbandonment abandonment,
      VerificationMail verificationMail) {
    return new Followers(
        List.of(
            new ProcessFollower(orders, handler),
            new ProcessFollower(abandonment, handler),
            new ReactionFollower(verificationMail)));
  }

  @Produces
  @Singleton
  FollowerStore followerStore(Connections connections) {
    return new FollowerStore(connections);
  }

  @Produces
  @Singleton
  Persistence persistence(
      @ConfigProperty(name = "hindsight.followers.attempts") int attempts,
      @ConfigProperty(name = "hindsight.followers.first-pause") Duration firstPause,
      @ConfigProperty(name = "hindsight.followers.longest-pause") Duration longestPause,
      @ConfigProperty(name = "hindsight.followers.streams-at-once") int streams) {
    return new Persistence(attempts, firstPause, longestPause, streams);
  }

  @Produces
  @Singleton
  MailDelivery mailDelivery(
      Instance<MailClient> client,
      @ConfigProperty(name = "hindsight.mail.delivery") MailDelivery.Way way,
      @ConfigProperty(name = "hindsight.mail.from") String from) {
    return switch (way) {
      case LOCAL -> new LocalDelivery();
      case SMTP -> new SmtpDelivery(client.get(), from);
    };
  }

  @Produces
  @Singleton
  VerificationMail verificationMail(
      CustomerKeys keys,
      AuditLog audit,
      EmailVerification tokens,
      MailDelivery delivery,
      Clock clock,
      @ConfigProperty(name = "hindsight.public-url") String publicUrl,
      @ConfigProperty(name = "hindsight.mail.from") String from) {
    var text = new VerificationText(publicUrl, from);
    return new VerificationMail(keys, audit, tokens, text, delivery, clock);
  }

  @Produces
  @Singleton
  CommandOutcomes commandOutcomes(Connections connections) {
    return new PostgresOutcomes(connections);
  }

  @Produces
  @Singleton
  Projections projections(
      Clock clock,
      TopicSettings topic,
      @ConfigProperty(name = "hindsight.progress.forgotten-after") Duration forgottenAfter,
      @ConfigProperty(name = "hindsight.progress.silent-for") Duration silentFor) {
    var memory = new Projections.Memory(forgottenAfter, silentFor);
    return new Projections(clock, memory, topic::partition);
  }

  @Produces
  @Singleton
  Monitor monitor(AuditLog audit, CommandOutcomes outcomes, Projections projections) {
    return new Monitor(audit, outcomes, projections);
  }

  @Produces
  @Singleton
  TopicSettings topic(
      @ConfigProperty(name = "hindsight.topic") String name,
      @ConfigProperty(name = "hindsight.topic.partitions") int partitions,
      @ConfigProperty(name = "hindsight.topic.replication") short replication) {
    return new TopicSettings(name, partitions, replication);
  }

  @Produces
  @Singleton
  RelayProgress relayProgress() {
    return new RelayProgress();
  }

  @Produces
  @Singleton
  MasterKey masterKey(@ConfigProperty(name = "hindsight.master-key") String key) {
    return new MasterKey(key);
  }

  @Produces
  @Singleton
  @Startup
  LogKey logKey(
      DataSource log,
      MasterKey master,
      @ConfigProperty(name = "hindsight.master-key.before") Optional<String> before,
      @ConfigProperty(name = "hindsight.log-key") Optional<String> exported)
      throws SQLException {
    return new StoredLogKey(master, before.map(MasterKey::new), exported).open(log);
  }

  @Produces
  @Singleton
  ExportedKey exportedKey(LogKey logKey, MasterKey master) {
    return ExportedKey.of(logKey, master);
  }

  @Produces
  @Singleton
  RequestHash requestHash(LogKey logKey) {
    return new RequestHash(logKey.derive("request-hashes", "HmacSHA256"));
  }

  @Produces
  @Singleton
  SealKey sealKey(LogKey logKey) {
    return new SealKey(logKey.derive("seals", "HmacSHA256"));
  }

  @Produces
  @Singleton
  SealProgress sealProgress() {
    return new SealProgress();
  }

  @Produces
  @Singleton
  Verification verification(
      Connections connections,
      SealKey key,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      TopicSettings settings) {
    var topic = new RelayTopic(kafka, settings);
    return new Verification(connections, topic, key, Duration.ofSeconds(10));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

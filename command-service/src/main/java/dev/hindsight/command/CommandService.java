package dev.hindsight.command;

import dev.hindsight.command.account.AccountDecider;
import dev.hindsight.command.account.TransferFold;
import dev.hindsight.command.account.http.AccountForms;
import dev.hindsight.command.cart.CartDecider;
import dev.hindsight.command.cart.http.CartForms;
import dev.hindsight.command.customer.CustomerDecider;
import dev.hindsight.command.customer.EmailFold;
import dev.hindsight.command.customer.http.RegisterCustomerForm;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Domain;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.CommandForms;
import dev.hindsight.command.http.RequestHash;
import dev.hindsight.command.listing.ListingDecider;
import dev.hindsight.command.listing.http.ListingForms;
import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresAudit;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresOutcomes;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.monitor.Monitor;
import dev.hindsight.command.monitor.Projections;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.MasterKey;
import dev.hindsight.command.relay.AppendSignal;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.command.relay.Wakeup;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service is made of: put your own kinds in the place of the shop's here. */
public class CommandService {

  @Produces
  @Singleton
  Domain domain() {
    return new Domain(
        List.of(
            new ListingDecider(),
            new CartDecider(),
            new AccountDecider(),
            new TransferFold(),
            new CustomerDecider(),
            new EmailFold()));
  }

  @Produces
  @Singleton
  CommandForms forms(RegisterCustomerForm register) {
    return new CommandForms(
        Stream.of(
                ListingForms.all(),
                CartForms.all(),
                AccountForms.all(),
                List.<CommandForm>of(register))
            .flatMap(List::stream)
            .toList());
  }

  @Produces
  @Singleton
  RegisterCustomerForm registerCustomer(CustomerKeys keys, MasterKey master) {
    return new RegisterCustomerForm(keys, master);
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
  EventLog log(Vertx vertx, Connections connections) {
    return new PostgresLog(vertx, connections);
  }

  @Produces
  @Singleton
  PostgresTail tail(Connections connections) {
    return new PostgresTail(connections);
  }

  @Produces
  @Singleton
  AuditLog audit(Connections connections, PostgresTail tail) {
    return new PostgresAudit(connections, tail);
  }

  @Produces
  @Singleton
  CommandHandler handler(Vertx vertx, EventLog log, Domain domain, AppendSignal signal) {
    return new CommandHandler(vertx, log, domain, Limits.DEFAULT, signal::appended);
  }

  @Produces
  @Singleton
  Wakeup relayWakeup() {
    return new Wakeup();
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
    return new Projections(clock, memory, topic::partitionOf);
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
  RequestHash requestHash(MasterKey master) {
    return new RequestHash(master.derive("request-hashes", "HmacSHA256"));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

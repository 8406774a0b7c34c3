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
import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresAudit;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresSnapshots;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.MasterKey;
import dev.hindsight.command.relay.AppendSignal;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.relay.Wakeup;
import dev.hindsight.command.snapshot.Snapshots;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
  Snapshots snapshots(
      Domain domain,
      Connections connections,
      MasterKey master,
      @ConfigProperty(name = "hindsight.snapshots.every") int every) {
    return new Snapshots(
        domain.folds().values(),
        every,
        master.derive("snapshots", "HmacSHA256"),
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

  @Produces
  @Singleton
  Wakeup relayWakeup() {
    return new Wakeup();
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

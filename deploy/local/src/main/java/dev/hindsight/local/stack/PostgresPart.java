package dev.hindsight.local.stack;

import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.GuardedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The one PostgreSQL server, with a database and a role for every service. */
final class PostgresPart implements Part {
  private final EmbeddedPostgres server;
  private final Path log;
  private final List<ServiceDescription> services;
  private final Secrets secrets;

  PostgresPart(DataFolder data, int port, List<ServiceDescription> services, Secrets secrets) {
    this.log = data.log(name());
    this.server = EmbeddedPostgres.at(data.part(name())).port(port).log(log);
    this.services = new CopyOnWriteArrayList<>(services);
    this.secrets = secrets;
  }

  @Override
  public GuardedProcess start() {
    server.start();
    services.forEach(this::prepare);
    return server.process();
  }

  /** For a service that has come later; a server that is started again prepares it, too. */
  void add(ServiceDescription service) {
    prepare(service);
    services.removeIf(one -> one.name().equals(service.name()));
    services.add(service);
  }

  private void prepare(ServiceDescription service) {
    server.createDatabase(service.database(), service.owner(), secrets.passwordOf(service.owner()));
    if (service.hasOwner()) {
      server.createRole(service.role(), secrets.passwordOf(service.role()), service.database());
    }
  }

  @Override
  public Optional<GuardedProcess> process() {
    return server.lastProcess();
  }

  @Override
  public String name() {
    return Names.POSTGRES;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.port();
  }

  @Override
  public Path log() {
    return log;
  }
}

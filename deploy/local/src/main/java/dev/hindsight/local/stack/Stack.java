package dev.hindsight.local.stack;

import dev.hindsight.local.docs.Docs;
import dev.hindsight.local.docs.ServiceApis;
import dev.hindsight.local.gateway.Gateway;
import dev.hindsight.local.gateway.Route;
import dev.hindsight.local.gateway.RouteFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All parts of one stack, started in the order of their needs and stopped in the reverse. */
public final class Stack {
  private final StackOptions options;
  private final List<ServiceDescription> services;
  private final Secrets secrets;
  private final PostgresPart postgres;
  private final Board board;
  private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
  private volatile PortPlan ports;
  private @Nullable Gateway gateway;
  private boolean stopped;

  private Stack(
      StackOptions options,
      List<ServiceDescription> services,
      PortPlan ports,
      StackListener listener) {
    this.options = options;
    this.services = new CopyOnWriteArrayList<>(services);
    this.ports = ports;
    this.secrets = new Secrets(options.data());
    this.postgres = new PostgresPart(options.data(), ports.of(Names.POSTGRES), services, secrets);
    this.board = new Board(options.data(), address(ports.of(Names.GATEWAY)), listener);
    board.phase(Phase.STARTING);
  }

  /** Chooses the ports and writes down that a stack begins here; the launch lock must be held. */
  public static Stack prepare(StackOptions options, StackListener listener) {
    var names = new ArrayList<>(List.of(Names.GATEWAY, Names.POSTGRES, Names.KAFKA));
    List<ServiceDescription> services = options.services().all();
    services.forEach(service -> names.add(service.name()));
    PortPlan ports = PortPlan.choose(options.data(), names, options.ports());
    var stack = new Stack(options, services, ports, listener);
    stack.assemble();
    return stack;
  }

  private void assemble() {
    add(postgres, List.of());
    add(new KafkaPart(options.data(), ports.of(Names.KAFKA)), List.of());
    services.forEach(this::add);
    gatewayIs(PartState.WAITING, null);
  }

  private Supervisor add(ServiceDescription service) {
    var after =
        Stream.concat(Stream.of(Names.POSTGRES, Names.KAFKA), service.after().stream()).toList();
    var environment = new ServiceEnvironment(ports, secrets).of(service);
    return add(
        new ServicePart(service, environment, ports.of(service.name()), options.data()), after);
  }

  private Supervisor add(Part part, List<String> after) {
    Logs.rotate(part.log());
    List<Supervisor> needed =
        supervisors.entrySet().stream()
            .filter(one -> after.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    var supervisor = new Supervisor(part, needed, board::changed);
    supervisors.put(part.name(), supervisor);
    return supervisor;
  }

  public PortPlan ports() {
    return ports;
  }

  /** Returns when everything answers; throws with the first reason why it does not. */
  public void start() {
    supervisors.values().forEach(Supervisor::start);
    List<CompletableFuture<Void>> all =
        supervisors.values().stream().map(Supervisor::ready).toList();
    try {
      firstFailureOrAll(all).join();
    } catch (CompletionException e) {
      board.phase(Phase.FAILED);
      throw new IllegalStateException(String.valueOf(rootOf(e).getMessage()), e);
    }
    startGateway();
  }

  private static CompletableFuture<?> firstFailureOrAll(List<CompletableFuture<Void>> all) {
    var failed = new CompletableFuture<Void>();
    for (CompletableFuture<Void> one : all) {
      one.exceptionally(failure -> {
        failed.completeExceptionally(failure);
        return null;
      });
    }
    return CompletableFuture.anyOf(
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), failed);
  }

  private synchronized void startGateway() {
    if (stopped) {
      throw new IllegalStateException("stopped while starting");
    }
    gatewayIs(PartState.STARTING, null);
    gateway =
        Gateway.start(
            ports.of(Names.GATEWAY),
            routes(),
            this::upstream,
            new Docs(new ServiceApis(this::serviceNames, this::upstream, this::routes)));
    gatewayIs(PartState.READY, ProcessId.of(ProcessHandle.current().pid()).orElse(null));
  }

  private List<Route> routes() {
    return RouteFiles.in(options.root().resolve("deploy").resolve("gateway"));
  }

  /**
   * Starts a service that has come after the others, or anew one that runs or is given up; nothing
   * else is touched. Returns when it answers and the gateway knows its routes.
   */
  public void startService(ServiceDescription service) {
    Supervisor supervisor = take(service);
    supervisor.start();
    try {
      supervisor.ready().join();
    } catch (CompletionException e) {
      throw new IllegalStateException(String.valueOf(rootOf(e).getMessage()), e);
    }
    openDoorTo(service);
  }

  private synchronized Supervisor take(ServiceDescription service) {
    if (stopped || gateway == null) {
      throw new IllegalStateException("the stack is not up");
    }
    List<String> waiting =
        services.stream()
            .filter(one -> one.after().contains(service.name()))
            .map(ServiceDescription::name)
            .toList();
    if (!waiting.isEmpty()) {
      throw new IllegalStateException(
          service.name() + " comes before " + waiting + ": ./hindsight down and up start it anew");
    }
    Supervisor before = supervisors.get(service.name());
    if (before != null) {
      before.stop();
    }
    ports = ports.with(options.data(), service.name());
    postgres.add(service);
    services.removeIf(one -> one.name().equals(service.name()));
    services.add(service);
    return add(service);
  }

  private synchronized void openDoorTo(ServiceDescription service) {
    Gateway open = gateway;
    if (stopped || open == null) {
      throw new IllegalStateException("stopped while " + service.name() + " was started");
    }
    open.routes(routes());
  }

  private List<String> serviceNames() {
    return services.stream().map(ServiceDescription::name).toList();
  }

  private OptionalInt upstream(String service) {
    return ports.has(service) ? OptionalInt.of(ports.of(service)) : OptionalInt.empty();
  }

  /** Says to other processes that all is ready, after the user has been told. */
  public void announceReady() {
    board.phase(Phase.READY);
  }

  /**
   * Stops everything: services drain while the gateway still carries their answers, the stores go
   * last.
   */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    board.phase(Phase.STOPPING);
    stopAll(
        services.stream()
            .filter(one -> !one.after().isEmpty())
            .map(ServiceDescription::name)
            .toList());
    stopAll(
        services.stream()
            .filter(one -> one.after().isEmpty())
            .map(ServiceDescription::name)
            .toList());
    Gateway open = gateway;
    if (open != null) {
      gatewayIs(PartState.STOPPING, null);
      open.close();
      gatewayIs(PartState.STOPPED, null);
    }
    stopAll(List.of(Names.KAFKA, Names.POSTGRES));
    board.phase(Phase.STOPPED);
  }

  private void stopAll(List<String> names) {
    List<Thread> threads =
        names.stream()
            .map(supervisors::get)
            .map(one -> Thread.ofVirtual().start(one::stop))
            .toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void gatewayIs(PartState state, @Nullable ProcessId process) {
    int port = ports.of(Names.GATEWAY);
    String log = options.data().launcherLog().toString();
    board.changed(new PartStatus(Names.GATEWAY, state, process, address(port), 0, null, log, null));
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root instanceof CompletionException && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}

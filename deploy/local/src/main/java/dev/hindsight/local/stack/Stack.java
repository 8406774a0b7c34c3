package dev.hindsight.local.stack;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All parts of one stack, started in the order of their needs and stopped in the reverse. */
public final class Stack {
  private final StackOptions options;
  private final PortPlan ports;
  private final Board board;
  private final Map<String, Supervisor> supervisors = new LinkedHashMap<>();
  private @Nullable Gateway gateway;
  private boolean stopped;

  private Stack(StackOptions options, PortPlan ports, StackListener listener) {
    this.options = options;
    this.ports = ports;
    this.board = new Board(options.data(), address(ports.of(Names.GATEWAY)), listener);
    board.phase(Phase.STARTING);
  }

  /** Chooses the ports and writes down that a stack begins here; the launch lock must be held. */
  public static Stack prepare(StackOptions options, StackListener listener) {
    var names = new ArrayList<>(List.of(Names.GATEWAY, Names.POSTGRES, Names.KAFKA));
    options.services().forEach(service -> names.add(service.name()));
    PortPlan ports = PortPlan.choose(options.data(), names, options.ports());
    var stack = new Stack(options, ports, listener);
    stack.assemble();
    return stack;
  }

  private void assemble() {
    DataFolder data = options.data();
    var secrets = new Secrets(data);
    var environments = new ServiceEnvironment(ports, secrets);
    add(new PostgresPart(data, ports.of(Names.POSTGRES), options.services(), secrets), List.of());
    add(new KafkaPart(data, ports.of(Names.KAFKA)), List.of());
    for (ServiceDescription service : options.services()) {
      var after =
          Stream.concat(Stream.of(Names.POSTGRES, Names.KAFKA), service.after().stream()).toList();
      int port = ports.of(service.name());
      add(new ServicePart(service, environments.of(service), port, data), after);
    }
    gatewayIs(PartState.WAITING, null);
  }

  private void add(Part part, List<String> after) {
    Logs.rotate(part.log());
    List<Supervisor> needed =
        supervisors.entrySet().stream()
            .filter(one -> after.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    supervisors.put(part.name(), new Supervisor(part, needed, board::changed));
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
    List<Route> routes = RouteFiles.in(options.root().resolve("deploy").resolve("gateway"));
    gateway = Gateway.start(ports.of(Names.GATEWAY), routes, this::upstream);
    gatewayIs(PartState.READY, ProcessId.of(ProcessHandle.current().pid()).orElse(null));
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
        options.services().stream()
            .filter(one -> !one.after().isEmpty())
            .map(ServiceDescription::name)
            .toList());
    stopAll(
        options.services().stream()
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
    board.changed(new PartStatus(Names.GATEWAY, state, process, address(port), 0, log, null));
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

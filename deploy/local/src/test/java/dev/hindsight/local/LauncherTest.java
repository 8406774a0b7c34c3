package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.embedded.Ports;
import dev.hindsight.embedded.Signals;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real PostgreSQL, real Kafka, the real launcher in processes of its own; only the services are
 * stand-ins.
 */
class LauncherTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final int port = Ports.free();
  private Path root;

  @BeforeEach
  void prepare() throws IOException {
    root = StandInRepository.in(folder);
  }

  @AfterEach
  void nothing_is_left() throws Exception {
    List<Path> stacks = Stream.of(data("one"), data("two")).filter(Files::exists).toList();
    var ends = new ArrayList<Command>();
    for (Path stack : stacks) {
      ends.add(run("down", "--wipe", "--data", stack));
    }
    assertThat(ends).allSatisfy(down -> assertThat(down.exitCode()).as(down.output()).isZero());
    assertThat(stacks).noneMatch(Files::exists);
  }

  @Test
  void a_second_start_finds_the_data_of_the_first_and_a_second_stack_has_its_own()
      throws Exception {
    up("one", port);
    assertThat(get(port, "/visit")).isEqualTo("1");
    assertThat(run("down", "--data", data("one")).exitCode()).isZero();
    assertThat(run("status", "--data", data("one")).exitCode()).isEqualTo(1);

    assertThat(up("one", port).output())
        .contains("http://127.0.0.1:" + port, "/q/swagger-ui", "curl", "import");
    assertThat(get(port, "/visit")).isEqualTo("2");
    int second = Ports.free();
    up("two", second);
    assertThat(get(second, "/visit")).isEqualTo("1");

    Command again = run("up", "--detach", "--data", data("one"));
    assertThat(again.exitCode()).isZero();
    assertThat(again.output()).contains("runs already");
    assertThat(get(port, "/visit")).isEqualTo("3");
  }

  @Test
  void a_part_that_crashes_is_started_again() throws Exception {
    up("one", port);
    List<ProcessHandle> before = parts("one");

    int service = servicePort("command-service");
    List<Long> stores =
        List.of(part("postgres").path("pid").asLong(), part("kafka").path("pid").asLong());

    Health.get(service, "/crash");
    stores.forEach(pid -> Signals.send("KILL", pid));

    await().atMost(LIMIT).until(() -> before.stream().filter(ProcessHandle::isAlive).count() == 2);
    await().atMost(LIMIT).until(() -> run("status", "--data", data("one")).exitCode() == 0);
    for (String name : List.of("command-service", "postgres", "kafka")) {
      assertThat(part(name).path("restarts").asInt()).as(name).isEqualTo(1);
      assertThat(part(name).path("readyMillis").asLong()).as(name).isPositive();
    }
    assertThat(run("status", "--data", data("one")).output()).contains("visits", "live", "100.0 %");
    assertThat(get(port, "/visit")).isEqualTo("1");
  }

  @Test
  void a_killed_launcher_leaves_no_process_and_the_next_start_finds_its_data() throws Exception {
    up("one", port);
    assertThat(get(port, "/visit")).isEqualTo("1");
    List<ProcessHandle> family = family("one");

    family.getFirst().destroyForcibly();

    assertThat(run("status", "--data", data("one")).exitCode()).isEqualTo(1);
    up("one", port);
    assertThat(family).noneMatch(ProcessHandle::isAlive);
    assertThat(get(port, "/visit")).isEqualTo("2");
  }

  @Test
  void an_interrupt_stops_a_stack_in_the_foreground_even_in_the_middle_of_its_start()
      throws Exception {
    for (String moment : List.of("postgres           ready", "Ctrl-C stops it")) {
      Path output = Files.createTempFile(folder, "up", ".out");
      Process up = Command.start(root, output, "up", "--port", port, "--data", data("one"));
      await().atMost(LIMIT).until(() -> Files.readString(output).contains(moment));
      List<ProcessHandle> family = up.descendants().toList();

      Signals.send("INT", up.pid());

      assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .as(Files.readString(output))
          .isTrue();
      assertThat(family).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void a_taken_port_is_named_with_what_to_do_and_nothing_runs() throws Exception {
    try (var taken = new ServerSocket(port)) {
      Command gateway =
          run("up", "--detach", "--port", taken.getLocalPort(), "--data", data("one"));
      Command kafka =
          run("up", "--port", 0, "--kafka-port", taken.getLocalPort(), "--data", data("one"));

      assertThat(gateway.exitCode()).isEqualTo(1);
      assertThat(gateway.output())
          .contains("port " + port + " for the gateway is taken", "--port N");
      assertThat(kafka.exitCode()).isEqualTo(1);
      assertThat(kafka.output())
          .contains("port " + port + " for the kafka is taken", "--kafka-port N");
    }
    assertThat(run("status", "--json", "--data", data("one")).output()).contains("\"stopped\"");
  }

  @Test
  void a_folder_with_other_files_is_neither_used_nor_wiped() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Path file = Files.writeString(other.resolve("thesis.txt"), "mine");

    assertThat(run("up", "--data", other).output()).contains("holds other files");
    assertThat(run("down", "--wipe", "--data", other).output()).contains("left alone");
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_wrong_option_is_one_line_and_exit_code_two() throws Exception {
    for (Command wrong : List.of(run("up", "--prot", "1"), run("up", "--port", "x"), run("upp"))) {
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.output().lines()).hasSize(1);
      assertThat(wrong.output()).contains("--help");
    }
  }

  @Test
  void a_service_that_comes_later_is_started_and_nothing_else_is_touched() throws Exception {
    up("one", port);
    get(port, "/visit");
    List<ProcessHandle> before = parts("one");
    StandInRepository.add(root, "late");

    Command start = run("start", "late", "--data", data("one"));

    assertThat(start.exitCode()).as(start.output()).isZero();
    assertThat(start.output()).contains("late               ready", "level", "/late");
    assertThat(get(port, "/late/visit")).isEqualTo("1");
    assertThat(get(port, "/admin/late/visit")).isEqualTo("2");
    assertThat(get(port, "/visit")).isEqualTo("2");
    assertThat(before).allMatch(ProcessHandle::isAlive);
    assertThat(run("status", "--data", data("one")).exitCode()).isZero();

    run("down", "--data", data("one"));
    up("one", port);
    assertThat(get(port, "/late/visit")).isEqualTo("3");
  }

  @Test
  void a_service_that_runs_is_left_alone_unless_it_shall_come_back_as_built_now() throws Exception {
    StandInRepository.add(root, "late");
    up("one", port);
    JsonNode first = part("late");

    assertThat(run("start", "late", "--data", data("one")).output()).contains("runs already");
    assertThat(part("late").path("pid")).isEqualTo(first.path("pid"));

    Command again = run("start", "late", "--again", "--data", data("one"));
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(part("late").path("pid")).isNotEqualTo(first.path("pid"));
    assertThat(part("late").path("address")).isEqualTo(first.path("address"));
    assertThat(part("late").path("restarts").asInt()).isZero();
    assertThat(run("start", "command-service", "--again", "--data", data("one")).output())
        .contains("comes before", "./hindsight down and up");
  }

  @Test
  void a_service_that_does_not_come_up_is_told_with_its_log_and_starts_once_it_is_repaired()
      throws Exception {
    up("one", port);
    List<ProcessHandle> before = parts("one");
    StandInRepository.add(root, "late");
    Path broken = Files.createFile(root.resolve("late.broken"));

    Command start = run("start", "late", "--data", data("one"));

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output()).contains("this service is broken", "exit code 4");
    assertThat(before).allMatch(ProcessHandle::isAlive);
    assertThat(get(port, "/late/visit")).as("what answered before").isEqualTo("1");
    Files.delete(broken);
    assertThat(run("start", "late", "--data", data("one")).exitCode()).isZero();
    assertThat(get(port, "/late/visit")).isEqualTo("1");
    assertThat(part("late").path("state").asText()).isEqualTo("ready");
  }

  @Test
  void a_start_of_nothing_or_in_nothing_says_what_to_do() throws Exception {
    assertThat(run("start", "query-service", "--data", data("one")).output())
        .contains("does not run", "./hindsight up");
    up("one", port);
    Command unknown = run("start", "nobody", "--data", data("one"));

    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.output()).contains("no service nobody", "query-service", "new-consumer");
  }

  private Command up(String name, int gateway) throws IOException, InterruptedException {
    Command up = run("up", "--detach", "--port", gateway, "--data", data(name));
    assertThat(up.exitCode()).as(up.output()).isZero();
    return up;
  }

  private Command run(Object... arguments) throws IOException, InterruptedException {
    return Command.run(root, arguments);
  }

  private Path data(String name) {
    return folder.resolve(name);
  }

  // As patient as a busy machine needs it; and asked once, for visits are counted.
  private static String get(int port, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private JsonNode status(String name) throws IOException, InterruptedException {
    return new JsonMapper().readTree(run("status", "--json", "--data", data(name)).output());
  }

  private JsonNode part(String name) throws IOException, InterruptedException {
    for (JsonNode part : status("one").path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name);
  }

  private int servicePort(String name) throws IOException, InterruptedException {
    return URI.create(part(name).path("address").asText()).getPort();
  }

  private List<ProcessHandle> parts(String name) throws IOException, InterruptedException {
    var processes = new ArrayList<ProcessHandle>();
    for (JsonNode part : status(name).path("parts")) {
      processes.add(ProcessHandle.of(part.path("pid").asLong()).orElseThrow());
    }
    return processes;
  }

  /** The launcher first, then everything below it. */
  private List<ProcessHandle> family(String name) throws IOException, InterruptedException {
    ProcessHandle launcher = ProcessHandle.of(part("gateway").path("pid").asLong()).orElseThrow();
    var family = new ArrayList<>(List.of(launcher));
    launcher.descendants().forEach(family::add);
    return family;
  }
}

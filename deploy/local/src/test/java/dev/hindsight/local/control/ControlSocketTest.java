package dev.hindsight.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.stack.DataFolder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command on one side of a socket, a launcher on the other. */
class ControlSocketTest {
  @TempDir private Path folder;
  private final List<String> started = Collections.synchronizedList(new ArrayList<>());

  @Test
  void a_name_arrives_and_the_call_returns_when_it_is_done() throws IOException {
    DataFolder data = data("data");

    try (ControlSocket _ = ControlSocket.open(data, started::add)) {
      new ControlCall(data).start("late");
    }

    assertThat(started).containsExactly("late");
  }

  @Test
  void a_reason_of_several_lines_arrives_whole() throws IOException {
    DataFolder data = data("data");
    String reason = "late ended while starting\n  the end of its log\n  " + "x".repeat(3_000);

    try (ControlSocket _ =
        ControlSocket.open(
            data,
            _ -> {
              throw new IllegalStateException(reason);
            })) {
      assertThatThrownBy(() -> new ControlCall(data).start("late")).hasMessage(reason);
    }
  }

  @Test
  void a_folder_with_a_name_too_long_for_a_socket_has_one_all_the_same() throws IOException {
    DataFolder data = data("a".repeat(120));

    try (ControlSocket _ = ControlSocket.open(data, started::add)) {
      new ControlCall(data).start("late");
    }

    assertThat(started).containsExactly("late");
  }

  @Test
  void only_the_user_of_the_stack_is_let_in() throws IOException {
    DataFolder data = data("data");

    try (ControlSocket _ = ControlSocket.open(data, started::add)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.control())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void another_order_is_refused_and_does_nothing() throws IOException {
    DataFolder data = data("data");

    try (ControlSocket _ = ControlSocket.open(data, started::add);
        var caller = SocketChannel.open(UnixDomainSocketAddress.of(data.control()))) {
      Line.write(caller, "wipe everything");
      assertThat(Line.readAll(caller)).contains("expected 'start NAME'", "wipe everything");
    }

    assertThat(started).isEmpty();
  }

  @Test
  void a_launcher_that_was_killed_does_not_stand_in_the_way_of_the_next() throws IOException {
    DataFolder data = data("data");

    try (ControlSocket _ = ControlSocket.open(data, _ -> {})) {
      // Closed, its name stays behind, as it does after a kill.
    }
    assertThat(data.control()).exists();
    assertThatThrownBy(() -> new ControlCall(data).start("late"))
        .hasMessageContaining("does not listen");
    try (ControlSocket _ = ControlSocket.open(data, started::add)) {
      new ControlCall(data).start("late");
    }

    assertThat(started).containsExactly("late");
  }

  @RepeatedTest(100)
  void nobody_is_let_in_once_it_is_closed() throws IOException {
    DataFolder data = data("data");
    ControlSocket.open(data, started::add).close();

    assertThatThrownBy(() -> SocketChannel.open(UnixDomainSocketAddress.of(data.control())))
        .isInstanceOf(ConnectException.class);
  }

  private DataFolder data(String name) {
    var data = new DataFolder(folder.resolve(name));
    data.create();
    return data;
  }
}

package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files of one PostgreSQL cluster: made on first use, found again on the next. */
record Cluster(Path folder, Path binaries, Unprivileged unprivileged) {
  static final String SUPERUSER = "postgres";

  static Cluster at(Path folder) {
    Unprivileged unprivileged = Unprivileged.detected();
    Path binaries = PostgresBinaries.unpacked(unprivileged.cacheFolder());
    return new Cluster(folder.toAbsolutePath(), binaries, unprivileged);
  }

  Path data() {
    return folder.resolve("cluster");
  }

  String superuserPassword() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> command(String program, List<String> arguments) {
    var line = new ArrayList<>(List.of(binaries.resolve("bin").resolve(program).toString()));
    line.addAll(arguments);
    return unprivileged.command(line);
  }

  /** A crash in the middle leaves no half cluster: the finished one gets its name in one step. */
  void createWhenNew(Path log) {
    if (Files.isDirectory(data())) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.createDirectories(log.getParent());
      writePassword();
      Path fresh = Files.createTempDirectory(folder, "new-cluster-");
      unprivileged.own(folder);
      initdb(fresh, log);
      Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL's data cannot be created in " + folder + ": " + e.getMessage(), e);
    }
  }

  private void initdb(Path target, Path log) throws IOException {
    List<String> command =
        command(
            "initdb",
            List.of(
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
    Process initdb =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    int code = initdb.onExit().thenApply(Process::exitValue).join();
    if (code != 0) {
      throw new IOException("initdb ended with exit code " + code + LogTail.of(log));
    }
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), HexFormat.of().formatHex(random) + "\n");
  }

  private Path passwordFile() {
    return folder.resolve("superuser.password");
  }
}

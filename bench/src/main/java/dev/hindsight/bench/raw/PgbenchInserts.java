package dev.hindsight.bench.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** By PostgreSQL's own pgbench. */
public final class PgbenchInserts implements SingleRowInserts {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final int GRACE_SECONDS = 60;

  private final Path program;
  private final Database database;
  private final Duration length;

  PgbenchInserts(Path program, Database database, Duration length) {
    this.program = program;
    this.database = database;
    this.length = length;
  }

  /** The program, if it is on the path. */
  static Optional<Path> find() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return List.of(path.split(java.io.File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public String tool() {
    return "pgbench";
  }

  @Override
  public double run() throws IOException, InterruptedException {
    var script = Files.createTempFile("insert", ".sql");
    var output = Files.createTempFile("pgbench", ".out");
    try {
      Files.writeString(script, INSERT.replace("\n", " ") + ";\n");
      var process = start(script, output);
      if (!process.waitFor(length.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("pgbench does not end");
      }
      return rate(Files.readString(output, UTF_8));
    } finally {
      Files.delete(script);
      Files.delete(output);
    }
  }

  private Process start(Path script, Path output) throws IOException {
    var builder =
        new ProcessBuilder(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + CONNECTIONS,
                "--jobs=2",
                "--time=" + length.toSeconds(),
                "--file=" + script,
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.user(),
                database.name())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // Not as an argument: those can be read by everyone on the machine.
    builder.environment().put("PGPASSWORD", database.password());
    return builder.start();
  }

  static double rate(String output) throws IOException {
    var found = RATE.matcher(output);
    if (!found.find()) {
      throw new IOException("pgbench says no rate: " + output.strip());
    }
    return Double.parseDouble(found.group(1));
  }
}

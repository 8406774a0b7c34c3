package dev.hindsight.bench.raw;

import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** By PostgreSQL's own pgbench. */
public final class PgbenchInserts implements SingleRowInserts {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String NOTHING = "transactions actually processed: 0\n";
  private static final int LONGER = 10;
  private static final Duration GRACE = Duration.ofMinutes(1);

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
    try {
      Files.writeString(script, INSERT.replace("\n", " ") + ";\n");
      var output = run(script, length);
      // On a machine that has other things to do, a short run may be over before its first commit.
      return rate(output.contains(NOTHING) ? run(script, length.multipliedBy(LONGER)) : output);
    } finally {
      Files.delete(script);
    }
  }

  private String run(Path script, Duration time) throws IOException, InterruptedException {
    return new Program(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + CONNECTIONS,
            "--jobs=2",
            "--time=" + time.toSeconds(),
            "--file=" + script,
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--username=" + database.user(),
            database.name())
        .with("PGPASSWORD", database.password())
        .run(time.plus(GRACE));
  }

  static double rate(String output) throws IOException {
    var found = RATE.matcher(output);
    if (!found.find()) {
      throw new IOException("pgbench says no rate: " + output.strip());
    }
    return Double.parseDouble(found.group(1));
  }
}

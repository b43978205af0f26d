package id.suhu.bench.store;

import id.suhu.core.reading.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with a table that has the columns and the unique key of the store's, filled
 * with COPY. It listens on a socket in its own folder only.
 */
final class PostgresContestant implements Contestant {

  private static final String USER = "postgres";

  private static final String TABLE =
      """
      CREATE TABLE readings (
        event_time timestamptz NOT NULL,
        sensor_id text NOT NULL,
        temperature double precision NOT NULL,
        machine_id text,
        arrival timestamptz NOT NULL,
        clock boolean NOT NULL,
        kafka_partition int NOT NULL,
        kafka_offset bigint NOT NULL,
        PRIMARY KEY (sensor_id, event_time, temperature)
      );
      CREATE UNLOGGED TABLE incoming (LIKE readings);
      """;

  /** How a batch is written. */
  enum Way {
    /** COPY into the table, which fails if a reading is there already. */
    COPY("COPY readings FROM STDIN;\n", ""),

    /** COPY into a table without a key, and from there what is new, as a retry requires. */
    COPY_AND_MERGE(
        "BEGIN; TRUNCATE incoming; COPY incoming FROM STDIN;\n",
        "INSERT INTO readings SELECT * FROM incoming ON CONFLICT DO NOTHING; COMMIT;\n");

    private final String before;
    private final String after;

    Way(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  private final Way way;
  private final Path programs;
  private final Path folder;
  private final Process psql;
  private final BufferedReader answers;
  private List<byte[]> batches = List.of();

  PostgresContestant(Way way) throws IOException {
    this.way = way;
    this.programs = programs();
    this.folder = Path.of(run("mktemp", "-d", "/tmp/suhu-bench-postgres-XXXXXX"));
    run(program("initdb"), "-D", data(), "-A", "trust", "-U", USER, "--no-instructions");
    run(
        program("pg_ctl"),
        "-D",
        data(),
        "-l",
        folder + "/log",
        "-w",
        "-o",
        "-k %s -c listen_addresses= -c shared_buffers=1GB -c max_wal_size=8GB".formatted(folder),
        "start");
    this.psql = start("psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", folder.toString(), "-U", USER);
    this.answers =
        new BufferedReader(new InputStreamReader(psql.getInputStream(), StandardCharsets.UTF_8));
    send(TABLE.getBytes(StandardCharsets.UTF_8));
    await("CREATE TABLE");
    await("CREATE TABLE");
  }

  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.max(Path::compareTo).orElseThrow().resolve("bin");
    } catch (IOException e) {
      throw new IOException("PostgreSQL is not installed: install Debian's postgresql", e);
    }
  }

  private String program(String name) {
    return programs.resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Starts a command as a user whom PostgreSQL accepts, which root is not. */
  private static Process start(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("runuser", "-u", USER, "--"));
    }
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .directory(Path.of("/tmp").toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Runs a command, and returns the last line of its output. */
  private static String run(String... command) throws IOException {
    Process process = start(command);
    List<String> lines;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines = output.lines().toList();
    }
    if (exitCode(process) != 0) {
      throw new IllegalStateException("%s failed: %s".formatted(command[0], lines));
    }
    return lines.get(lines.size() - 1);
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a command ran", e);
    }
  }

  @Override
  public void prepare(List<List<Reading>> given) {
    batches = given.stream().map(PostgresContestant::rows).toList();
  }

  private static byte[] rows(List<Reading> batch) {
    StringBuilder rows = new StringBuilder();
    for (Reading reading : batch) {
      rows.append(Instant.ofEpochMilli(reading.eventTimeMs()))
          .append('\t')
          .append(reading.sensor().text())
          .append('\t')
          .append(reading.celsius())
          .append("\t\\N\t")
          .append(Instant.ofEpochMilli(reading.arrivalMs()))
          .append(reading.clockSuspect() ? "\tt\t" : "\tf\t")
          .append(reading.position().partition())
          .append('\t')
          .append(reading.position().offset())
          .append('\n');
    }
    return rows.append("\\.\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write() throws IOException {
    for (byte[] batch : batches) {
      send(way.before.getBytes(StandardCharsets.UTF_8));
      send(batch);
      send(way.after.getBytes(StandardCharsets.UTF_8));
      await(way == Way.COPY ? "COPY" : "COMMIT");
    }
  }

  private void send(byte[] bytes) throws IOException {
    OutputStream input = psql.getOutputStream();
    input.write(bytes);
    input.flush();
  }

  private void await(String answer) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.contains("ERROR")) {
        throw new IOException(line);
      }
      if (line.startsWith(answer)) {
        return;
      }
    }
    throw new IOException("psql has ended");
  }

  @Override
  public long bytes() throws IOException {
    send(
        "SELECT 'bytes=' || pg_total_relation_size('readings');\n"
            .getBytes(StandardCharsets.UTF_8));
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.contains("bytes=")) {
        return Long.parseLong(line.substring(line.indexOf('=') + 1).trim());
      }
    }
    throw new IOException("psql has ended");
  }

  @Override
  public void close() throws IOException {
    psql.getOutputStream().close();
    int unused = exitCode(psql);
    run(program("pg_ctl"), "-D", data(), "-m", "immediate", "-w", "stop");
    run("sh", "-c", "rm -rf '%s'; echo removed".formatted(folder));
  }
}

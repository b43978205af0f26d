package id.suhu.bench.store;

import id.suhu.core.reading.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A PostgreSQL server with a table that has the columns and the unique key of the store's, filled
 * with COPY. Single-threaded.
 */
final class PostgresContestant implements Contestant {

  private static final String TABLES =
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
  private final PostgresServer server;
  private final Process psql;
  private final BufferedReader answers;
  private List<byte[]> batches = List.of();

  private PostgresContestant(Way way, PostgresServer server, Process psql) {
    this.way = way;
    this.server = server;
    this.psql = psql;
    this.answers =
        new BufferedReader(new InputStreamReader(psql.getInputStream(), StandardCharsets.UTF_8));
  }

  static PostgresContestant start(Way way) throws IOException {
    PostgresServer server = PostgresServer.start();
    try {
      PostgresContestant contestant = new PostgresContestant(way, server, server.psql());
      contestant.send(TABLES.getBytes(StandardCharsets.UTF_8));
      contestant.await("CREATE TABLE");
      contestant.await("CREATE TABLE");
      return contestant;
    } catch (IOException e) {
      server.close();
      throw e;
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
  public void close() {
    try {
      // psql ends with its input.
      psql.getOutputStream().close();
    } catch (IOException e) {
      System.err.println("psql had ended already: " + e.getMessage());
    } finally {
      server.close();
    }
  }
}

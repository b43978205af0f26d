package id.suhu.app.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session whose output is kept in memory. Fresh for each command. */
public final class TestSession {

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final Stop stop = new Stop();
  private final Session session;

  /** In English, with these environment variables besides. */
  public TestSession(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("LANG", "en_US.UTF-8"));
    all.putAll(environment);
    this.session =
        new Session(
            new Console(data, notes, false, false), stop, all, InstantSource.system(), level -> {});
  }

  /** In English. */
  public TestSession() {
    this(Map.of());
  }

  public Session session() {
    return session;
  }

  public Stop stop() {
    return stop;
  }

  /** Lines of standard output. */
  public List<String> out() {
    return data.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Lines of standard error. */
  public List<String> err() {
    return notes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

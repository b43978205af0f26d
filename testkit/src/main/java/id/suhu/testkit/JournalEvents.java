package id.suhu.testkit;

import java.nio.charset.StandardCharsets;

/** Alarm events as written in the journal, for tests. */
public final class JournalEvents {

  private JournalEvents() {}

  /**
   * Returns an event of the rule {@code high} of a sensor, at the given number of seconds after
   * 07:00.
   */
  public static String json(
      String sensor, String event, String state, String severity, int occurrence, int second) {
    return """
        {"alarm_id":"%1$s/high","occurrence":"%1$s/high/%2$d","event":"%3$s","state":"%4$s",\
        "active":%5$s,"acknowledged":%6$s,"severity":"%7$s","sensor_id":"%1$s","rule":"high",\
        "temperature":83,"limit":80,"event_time":"2026-03-01T07:00:%8$02d.000Z",\
        "processed_time":"2026-03-01T07:00:%8$02d.100Z","partition":0,"offset":7,\
        "Keterangan":"Suhu terlalu tinggi","message":"Temperature too high"}"""
        .formatted(
            sensor,
            occurrence,
            event,
            state,
            state.startsWith("active"),
            state.equals("normal") || state.endsWith("_acknowledged"),
            severity,
            second);
  }

  /** Returns a raise, at the given number of seconds after 07:00. */
  public static String raised(String sensor, int second) {
    return json(sensor, "raised", "active_unacknowledged", "high", second, second);
  }

  /** Returns the bytes of a record's value. */
  public static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}

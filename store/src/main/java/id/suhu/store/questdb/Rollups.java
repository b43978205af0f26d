package id.suhu.store.questdb;

/**
 * The rollups: materialized views, which QuestDB brings up to date after each commit, minute by
 * minute and hour by hour as far as something has changed, however late it is.
 */
final class Rollups {

  static final String MINUTES = "readings_minute";
  static final String HOURS = "readings_hour";

  static final String CREATE_MINUTES =
      """
      CREATE MATERIALIZED VIEW IF NOT EXISTS readings_minute WITH BASE readings REFRESH IMMEDIATE AS (
        SELECT event_time, sensor_id, count() readings,
          min(temperature) minimum, arg_min(event_time, temperature) minimum_time,
          max(temperature) maximum, arg_max(event_time, temperature) maximum_time,
          sum(temperature) total
        FROM readings SAMPLE BY 1m
      ) PARTITION BY DAY\
      """;

  static final String CREATE_HOURS =
      """
      CREATE MATERIALIZED VIEW IF NOT EXISTS readings_hour WITH BASE readings_minute REFRESH IMMEDIATE AS (
        SELECT event_time, sensor_id, sum(readings) readings,
          min(minimum) minimum, arg_min(minimum_time, minimum) minimum_time,
          max(maximum) maximum, arg_max(maximum_time, maximum) maximum_time,
          sum(total) total
        FROM readings_minute SAMPLE BY 1h
      ) PARTITION BY DAY\
      """;

  /** The columns of {@link Summary#read}, from readings. */
  static final String OF_READINGS =
      "event_time, count(), min(temperature), arg_min(event_time, temperature), max(temperature),"
          + " arg_max(event_time, temperature), sum(temperature)";

  /** The same, from rollups. */
  static final String OF_ROLLUPS =
      "event_time, sum(readings), min(minimum), arg_min(minimum_time, minimum), max(maximum),"
          + " arg_max(maximum_time, maximum), sum(total)";

  private Rollups() {}
}

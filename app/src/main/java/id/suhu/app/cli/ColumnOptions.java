package id.suhu.app.cli;

import id.suhu.cli.WrongUsageException;
import id.suhu.core.reading.SensorId;
import id.suhu.recording.ColumnChoice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that assign the columns of a recording: a picocli mixin. */
public final class ColumnOptions {

  @Option(names = "--time", paramLabel = "COL", description = "The column of the time.")
  private @Nullable String time;

  @Option(names = "--value", paramLabel = "COL", description = "The column of the temperature, °C.")
  private @Nullable String value;

  @Option(names = "--sensor", paramLabel = "NAME", description = "The sensor of all rows.")
  private @Nullable String sensor;

  @Option(names = "--sensor-column", paramLabel = "COL", description = "The column of the sensor.")
  private @Nullable String sensorColumn;

  /**
   * Returns the columns; those that were not given are guessed.
   *
   * @throws WrongUsageException if they contradict each other, or the sensor is not valid
   */
  public ColumnChoice choice() {
    try {
      return new ColumnChoice(
          Optional.ofNullable(time),
          Optional.ofNullable(value),
          Optional.ofNullable(sensor).map(SensorId::new),
          Optional.ofNullable(sensorColumn));
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the sensor as given, if it was. */
  public Optional<String> sensor() {
    return Optional.ofNullable(sensor);
  }
}

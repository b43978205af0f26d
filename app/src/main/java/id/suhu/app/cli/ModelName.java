package id.suhu.app.cli;

/** Models of simulated sensors, by their names in options. */
public enum ModelName {
  uniform,
  plant
}

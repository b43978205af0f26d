package id.suhu.app.cli;

/** Models of simulated sensors, by the names that options give them. */
public enum ModelName {
  uniform,
  plant
}

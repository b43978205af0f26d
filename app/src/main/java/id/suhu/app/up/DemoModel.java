package id.suhu.app.up;

/** Which sensors a demonstration has; the names are those of the option's values. */
enum DemoModel {
  /** Machines that warm up and cool down. */
  plant,
  /** Any whole number from 60 to 100. */
  uniform
}

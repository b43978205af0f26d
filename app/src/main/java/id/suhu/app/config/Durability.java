package id.suhu.app.config;

/** The failures that an acknowledged reading survives on a machine without replicas. */
public enum Durability {
  /** A killed process, but not a power failure. */
  NORMAL,
  /** A power failure too: every record is forced to disk before it is acknowledged. */
  FSYNC
}

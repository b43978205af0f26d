package id.suhu.app.config;

/** What an acknowledged reading survives on a machine without replicas. */
public enum Durability {
  /** A killed process, not a power cut. */
  NORMAL,
  /** A power cut as well: every record is forced to disk before it is acknowledged. */
  FSYNC
}

package id.suhu.app.config;

import java.util.List;

/** A configuration has faults; the message contains all of them, one per line. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  ConfigurationException(List<String> faults) {
    super(report(faults));
    this.faults = List.copyOf(faults);
  }

  /**
   * Returns each fault as one line: its place, then the key, its value and the rule that it breaks.
   */
  public List<String> faults() {
    return faults;
  }

  private static String report(List<String> faults) {
    return faults.size() == 1
        ? "The configuration has a fault:\n  " + faults.get(0)
        : "The configuration has %d faults:\n  %s"
            .formatted(faults.size(), String.join("\n  ", faults));
  }
}

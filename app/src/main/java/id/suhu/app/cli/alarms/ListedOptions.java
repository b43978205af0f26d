package id.suhu.app.cli.alarms;

import id.suhu.view.alarm.OpenAlarm;
import picocli.CommandLine.Option;

/** Which alarms a list shows: a picocli argument group. */
final class ListedOptions {

  @Option(
      names = "--shelved",
      description = "Show the shelved alarms instead: by whom, why and until when.")
  private boolean shelved;

  @Option(
      names = "--out-of-service",
      description = "Show the alarms that are out of service instead: by whom, why and since when.")
  private boolean outOfService;

  @Option(names = "--all", description = "Show the alarms of all three lists.")
  private boolean all;

  boolean includes(OpenAlarm alarm) {
    if (shelved) {
      return alarm.isShelved();
    }
    if (outOfService) {
      return alarm.isOutOfService();
    }
    return all || alarm.needsAttention();
  }

  /** Returns the key of the text for an empty list. */
  String emptyKey() {
    if (shelved) {
      return "alarms.none_shelved";
    }
    if (outOfService) {
      return "alarms.none_out_of_service";
    }
    return all ? "alarms.none_at_all" : "alarms.none";
  }
}

package id.suhu.app.cli.backtest;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Reading;
import id.suhu.core.replay.AlarmTally;
import id.suhu.core.replay.AlarmTotal;
import id.suhu.core.replay.Replay;
import id.suhu.core.rule.RuleBook;
import java.util.List;
import java.util.function.Consumer;

/** One set of rules, applied to readings. Not thread-safe. */
final class Run {

  private final Replay replay;
  private final AlarmTally tally = new AlarmTally();
  private final Consumer<AlarmEvent> events;

  /**
   * @param events receives each event
   */
  Run(RuleBook rules, Consumer<AlarmEvent> events) {
    this.replay = Replay.withGaps(rules);
    this.events = events;
  }

  void read(Reading reading) {
    List<AlarmEvent> caused = replay.next(reading);
    for (int i = 0; i < caused.size(); i++) {
      tally.add(caused.get(i));
      events.accept(caused.get(i));
    }
  }

  /** Returns the alarms that were raised, the most often raised first. */
  List<AlarmTotal> totals() {
    return tally.totals(sensor -> replay.receivedMs(sensor).orElseThrow());
  }
}

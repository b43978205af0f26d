package id.suhu.core.simulation;

import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.simulation.PlantInput.Commanded;
import id.suhu.core.simulation.PlantInput.Meant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Random commands, legal or not; some are sent again with the same id. */
final class SimulatedOperators {

  private final RandomGenerator random;
  private final List<Commanded> sent = new ArrayList<>();

  SimulatedOperators(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns the next command.
   *
   * @param wallMs the wall clock, epoch milliseconds
   */
  Commanded next(long atMs, long wallMs, RuleBook book) {
    long arrivedMs = random.nextInt(20) == 0 ? wallMs - waitingMs() : wallMs;
    if (!sent.isEmpty() && random.nextInt(20) == 0) {
      // More than the number of ids that a sensor remembers.
      Commanded before = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(100)));
      return new Commanded(atMs, arrivedMs, before.sensor(), before.command(), before.meant());
    }
    SensorId sensor = SimulatedPlant.SENSORS.get(random.nextInt(SimulatedPlant.SENSORS.size()));
    List<Rule> rules = book.forSensor(sensor);
    String rule =
        rules.isEmpty() || random.nextInt(50) == 0
            ? "r" + random.nextInt(20)
            : rules.get(random.nextInt(rules.size())).name();
    AlarmCommand command =
        new AlarmCommand(
            "id" + sent.size(),
            action(book.longestShelving().toMillis()),
            rule,
            OptionalLong.empty(),
            "u" + random.nextInt(3),
            random.nextInt(8) == 0 ? " ".repeat(random.nextInt(2)) : "c" + sent.size());
    Commanded commanded = new Commanded(atMs, arrivedMs, sensor, command, meant());
    sent.add(commanded);
    return commanded;
  }

  /** Returns for how long a command has waited: about as long as it is valid, or an hour. */
  private long waitingMs() {
    long validMs = AlarmCommand.VALID_FOR.toMillis();
    return random.nextInt(4) == 0 ? 12 * validMs : validMs - 1 + random.nextInt(3);
  }

  private Meant meant() {
    int choice = random.nextInt(10);
    return choice == 0 ? Meant.OTHER : choice < 4 ? Meant.LATEST : Meant.NOT_NAMED;
  }

  private Action action(long longestMs) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Acknowledge();
      case 3, 4 -> new Reset();
      case 5, 6 -> new Shelve(Duration.ofMillis(shelvingMs(longestMs)));
      case 7 -> new Unshelve();
      case 8 -> new TakeOutOfService();
      default -> new PutInService();
    };
  }

  private long shelvingMs(long longestMs) {
    return switch (random.nextInt(10)) {
      case 0 -> 1;
      case 1 -> longestMs;
      case 2 -> longestMs + 1;
      case 3 -> Duration.ofDays(10_000).toMillis();
      default -> 1 + random.nextLong(longestMs);
    };
  }
}

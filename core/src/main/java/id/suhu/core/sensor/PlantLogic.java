package id.suhu.core.sensor;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.SensorRules;
import java.util.HashMap;
import java.util.Map;

/** Who decides for which sensor: sensors of the same rules share their logic. Single-threaded. */
public final class PlantLogic {

  private final RuleBook book;
  private final Map<SensorRules, SensorLogic> logics = new HashMap<>();

  /**
   * @param book the rules of the plant
   */
  public PlantLogic(RuleBook book) {
    this.book = book;
  }

  /** The logic of a sensor. To be asked once for each: it looks through all rules. */
  public SensorLogic of(SensorId sensor) {
    return logics.computeIfAbsent(
        book.of(sensor), rules -> new SensorLogic(rules, book.longestShelving()));
  }
}

package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.RuleEntry;
import id.suhu.core.rule.SilenceRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlantLogicTest {

  @Test
  void sharesOneLogicAmongSensorsOfTheSameRules() {
    PlantLogic plant =
        new PlantLogic(
            new RuleBook(
                List.of(
                    RuleEntry.forAll(SilenceRule.DEFAULT),
                    new RuleEntry(new Glob("press-*"), Rules.high(80), true)),
                RuleBook.A_SHIFT));

    SensorLogic press = plant.of(new SensorId("press-1"));

    assertThat(plant.of(new SensorId("press-2"))).isSameAs(press);
    assertThat(plant.of(new SensorId("oven-1"))).isNotSameAs(press);
    assertThat(press.rules().rules()).containsExactly(Rules.high(80), SilenceRule.DEFAULT);
    assertThat(plant.of(new SensorId("oven-1")).rules().rules())
        .containsExactly(SilenceRule.DEFAULT);
  }
}

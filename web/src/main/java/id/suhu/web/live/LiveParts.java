package id.suhu.web.live;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.view.live.LivePlant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the live feed shows. All are thread-safe.
 *
 * @param plant the sensors as they are now
 * @param rules returns the rules of a sensor
 * @param engine returns the state of this process' engine, such as {@code running}
 */
public record LiveParts(
    LivePlant plant, Function<SensorId, List<Rule>> rules, Supplier<String> engine) {}

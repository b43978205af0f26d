package id.suhu.app.cli.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * What is shown, and for how long.
 *
 * @param limitCelsius readings strictly above it are shown, °C
 * @param fromBeginning whether the readings that the topic has already are shown too
 * @param max ends after so many
 * @param time ends after so long
 */
record WatchBounds(
    double limitCelsius, boolean fromBeginning, Optional<Long> max, Optional<Duration> time) {}

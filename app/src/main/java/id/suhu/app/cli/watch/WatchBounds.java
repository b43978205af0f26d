package id.suhu.app.cli.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * The readings to show, and the bounds.
 *
 * @param limitCelsius readings strictly above it are shown, °C
 * @param fromBeginning whether existing readings are shown too
 * @param max maximum number of readings shown
 * @param time maximum duration
 */
record WatchBounds(
    double limitCelsius, boolean fromBeginning, Optional<Long> max, Optional<Duration> time) {}

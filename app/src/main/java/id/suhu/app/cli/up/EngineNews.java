package id.suhu.app.cli.up;

import id.suhu.engine.Engine;
import java.util.Optional;

/**
 * Derives messages about a running engine from its successive phases. Only a stop by an exception
 * is reported: a rebalance also passes through the starting phase, and is normal. Single-threaded.
 */
final class EngineNews {

  private boolean away;

  /**
   * Updates the phase.
   *
   * @return the key of the text to be shown now, if any
   */
  Optional<String> at(Engine.Phase phase) {
    if (phase == Engine.Phase.RESTARTING && !away) {
      away = true;
      return Optional.of("up.engine_away");
    }
    if (phase == Engine.Phase.RUNNING && away) {
      away = false;
      return Optional.of("up.engine_back");
    }
    return Optional.empty();
  }
}

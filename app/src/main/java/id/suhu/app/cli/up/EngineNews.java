package id.suhu.app.cli.up;

import id.suhu.engine.Engine;
import java.util.Optional;

/**
 * What is to be said of a running engine, by its phases as they are looked at one after another.
 * Only a stop by an exception is news: a rebalance takes an engine through its start as well, and
 * is as it should be. Single-threaded.
 */
final class EngineNews {

  private boolean away;

  /**
   * Looks at the phase.
   *
   * @return the key of the text that is to be said now, if any
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

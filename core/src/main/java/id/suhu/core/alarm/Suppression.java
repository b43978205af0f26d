package id.suhu.core.alarm;

import java.util.Optional;

/**
 * What keeps an alarm from asking for attention. It is judged and journalled all the same.
 *
 * @param shelf where it is shelved
 * @param outOfService where it is out of service
 */
public record Suppression(Optional<Shelf> shelf, Optional<OutOfService> outOfService) {

  /** Nothing does. */
  public static final Suppression NONE = new Suppression(Optional.empty(), Optional.empty());

  /**
   * Put aside for a time.
   *
   * @param user who did it
   * @param reason why
   * @param untilMs when it comes back, in steady milliseconds
   */
  public record Shelf(String user, String reason, long untilMs) {}

  /**
   * Put aside until somebody takes it back.
   *
   * @param user who did it
   * @param reason why
   */
  public record OutOfService(String user, String reason) {}

  /** Whether anything does. */
  public boolean any() {
    return shelf.isPresent() || outOfService.isPresent();
  }

  Suppression withShelf(Optional<Shelf> other) {
    return new Suppression(other, outOfService);
  }

  Suppression withOutOfService(Optional<OutOfService> other) {
    return new Suppression(shelf, other);
  }
}

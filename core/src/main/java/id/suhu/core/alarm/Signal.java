package id.suhu.core.alarm;

/** What a condition tells its alarm of an input. */
public sealed interface Signal {

  /** Nothing that the alarm must know. */
  Signal NOTHING = new Nothing();

  /** Readings that came too late to be judged were beyond the limit. */
  Signal LATE_EXCURSION = new LateExcursion();

  /**
   * The condition has held for its on-delay.
   *
   * @param severity of the level that is reached
   * @param sinceMs when it began to hold, epoch milliseconds
   * @param atMs when it had held for long enough, epoch milliseconds
   */
  record Holds(Severity severity, long sinceMs, long atMs) implements Signal {}

  /**
   * The condition has been gone for its off-delay.
   *
   * @param atMs when it had been gone for long enough, epoch milliseconds
   */
  record Gone(long atMs) implements Signal {}

  /** See {@link #LATE_EXCURSION}. */
  record LateExcursion() implements Signal {}

  /** See {@link #NOTHING}. */
  record Nothing() implements Signal {}
}

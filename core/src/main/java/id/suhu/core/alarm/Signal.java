package id.suhu.core.alarm;

/** What a condition signals to its alarm for an input. */
public sealed interface Signal {

  /** No change. */
  Signal NOTHING = new Nothing();

  /** Late readings, which do not change the alarm, were beyond the limit. */
  Signal LATE_EXCURSION = new LateExcursion();

  /**
   * The condition has been true for its on-delay.
   *
   * @param severity severity of the level that was reached
   * @param sinceMs when the condition became true, epoch milliseconds
   * @param atMs when the on-delay had elapsed, epoch milliseconds
   */
  record Holds(Severity severity, long sinceMs, long atMs) implements Signal {}

  /**
   * The condition has been false for its off-delay.
   *
   * @param atMs when the off-delay had elapsed, epoch milliseconds
   */
  record Gone(long atMs) implements Signal {}

  /** See {@link #LATE_EXCURSION}. */
  record LateExcursion() implements Signal {}

  /** See {@link #NOTHING}. */
  record Nothing() implements Signal {}
}

package id.suhu.core.alarm;

/** What is remembered of one sensor under one rule: the alarm's state and the rule's own memory. */
public sealed interface Alarm permits HighAlarm, SilenceAlarm {

  /** Where the alarm stands. */
  AlarmState state();
}

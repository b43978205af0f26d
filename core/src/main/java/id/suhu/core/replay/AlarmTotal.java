package id.suhu.core.replay;

/**
 * What one alarm did in a period.
 *
 * @param alarmId {@code <sensor>/<rule>}
 * @param raised how often it was raised, without reminders
 * @param cleared how often its condition became false
 * @param activeMs for how long its condition was true, in event time
 * @param longestMs the longest such time
 * @param chattering whether it was raised three times within a minute
 */
public record AlarmTotal(
    String alarmId, long raised, long cleared, long activeMs, long longestMs, boolean chattering) {}

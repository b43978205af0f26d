package id.suhu.view.live;

/**
 * Sensors with readings that have arrived and are not judged: an alarm of theirs would be late.
 *
 * @param sensors the number of those that have waited longer than {@link LivePlant#IN_TIME}
 * @param longestMs how long the longest has waited, milliseconds; 0 if there is none
 */
public record Behind(int sensors, long longestMs) {}

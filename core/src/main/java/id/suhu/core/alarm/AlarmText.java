package id.suhu.core.alarm;

/**
 * The message of an alarm.
 *
 * @param indonesian the message in Indonesian
 * @param english the message in English
 */
public record AlarmText(String indonesian, String english) {}

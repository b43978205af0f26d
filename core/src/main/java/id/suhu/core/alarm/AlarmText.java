package id.suhu.core.alarm;

/**
 * What an alarm says to the people of a plant.
 *
 * @param indonesian the sentence in Indonesian
 * @param english the same in English
 */
public record AlarmText(String indonesian, String english) {}

package id.suhu.view.live;

/**
 * An event of the alarm journal.
 *
 * @param number the change that brought it
 * @param json the event, one line
 */
public record AlarmNow(long number, String json) {}

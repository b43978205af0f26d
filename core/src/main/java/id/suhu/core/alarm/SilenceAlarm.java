package id.suhu.core.alarm;

/** The alarm of a silence rule. How long the sensor has been silent is the wall clock's affair. */
public record SilenceAlarm(AlarmState state) implements Alarm {

  /** Never raised. */
  public static final SilenceAlarm INITIAL = new SilenceAlarm(AlarmState.Normal.NEVER_RAISED);
}

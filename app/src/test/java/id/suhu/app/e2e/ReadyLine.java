package id.suhu.app.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code suhu up} says when it is ready. */
final class ReadyLine {

  private static final Pattern KAFKA = Pattern.compile("ready.*Kafka (\\S+:\\d+).*");

  private ReadyLine() {}

  /** Waits until the program is ready; returns where its Kafka listens. */
  static String kafka(SuhuProcess suhu) {
    Matcher ready = KAFKA.matcher(suhu.awaitOut(line -> KAFKA.matcher(line).find()));
    if (!ready.find()) {
      throw new AssertionError("no address in the ready line:\n" + suhu);
    }
    return ready.group(1);
  }
}

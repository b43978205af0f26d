package id.suhu.app;

import id.suhu.cli.LogLevel;
import id.suhu.cli.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;

/** What the program tells of its inside: one line an event on standard error, through Log4j. */
public final class Logging {

  private static final String LINE = "%d{HH:mm:ss} %-5level %msg%n";

  /**
   * Kafka's own loggers. They warn of what is as it should be: every start of a controller, every
   * stop of a broker, a setting of Streams that will have another default one day. Their errors are
   * told without stack traces: what ends Kafka is told by Suhu in a sentence besides.
   */
  private static final List<String> KAFKA =
      List.of("kafka", "org.apache.kafka", "state.change.logger", "LogFutureTimestampLogger");

  /** Logs an error for each poll that has taken its bytes, which is how a poll ends early. */
  private static final String FETCH = "org.apache.kafka.clients.consumer.internals.CompletedFetch";

  private Logging() {}

  /**
   * Tells everything from a level on; at {@code WARN}, the default, only Kafka's errors. A second
   * call replaces the first.
   */
  public static void configure(LogLevel level) {
    Lines lines = new Lines(Level.valueOf(level.name()));
    LoggerContext context = Configurator.initialize(lines);
    if (context.getConfiguration() != lines) {
      context.reconfigure(lines);
    }
  }

  /** In code rather than in a file: it starts the sooner by what parsing a file takes. */
  private static final class Lines extends AbstractConfiguration {

    private final Level level;

    Lines(Level level) {
      super(null, ConfigurationSource.NULL_SOURCE);
      this.level = level;
    }

    @Override
    protected void doConfigure() {
      getRootLogger().setLevel(level);
      getRootLogger().addAppender(appender("full", true), null, null);
      if (level.equals(Level.WARN)) {
        Appender brief = appender("brief", false);
        for (String name : KAFKA) {
          LoggerConfig logger = new LoggerConfig(name, Level.ERROR, false);
          logger.addAppender(brief, null, null);
          addLogger(name, logger);
        }
        addLogger(FETCH, new LoggerConfig(FETCH, Level.OFF, false));
      }
    }

    private Appender appender(String name, boolean stackTraces) {
      Appender appender =
          ConsoleAppender.newBuilder()
              .setName(name)
              .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
              .setLayout(
                  new PrintableLayout(
                      PatternLayout.newBuilder()
                          .setConfiguration(this)
                          .setPattern(LINE)
                          .setAlwaysWriteExceptions(stackTraces)
                          .build()))
              .setConfiguration(this)
              .build();
      appender.start();
      addAppender(appender);
      return appender;
    }
  }

  /**
   * The lines of another layout, with an event's key-value pairs after its message: {@code No room
   * part=Engine}. What either quotes cannot act on a terminal or forge a line.
   */
  private static final class PrintableLayout extends AbstractStringLayout {

    private final PatternLayout lines;

    PrintableLayout(PatternLayout lines) {
      super(StandardCharsets.UTF_8);
      this.lines = lines;
    }

    @Override
    public String toSerializable(LogEvent event) {
      StringBuilder message = new StringBuilder(event.getMessage().getFormattedMessage());
      event
          .getContextData()
          .forEach((key, value) -> message.append(' ').append(key).append('=').append(value));
      LogEvent printable =
          new Log4jLogEvent.Builder(event)
              .setMessage(new SimpleMessage(Printable.of(message.toString())))
              .build();
      // A stack trace is lines, and quotes messages too.
      return Printable.linesOf(lines.toSerializable(printable));
    }
  }
}

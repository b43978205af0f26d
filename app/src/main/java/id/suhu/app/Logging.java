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

/** Configures Log4j: one line per event, on standard error. */
public final class Logging {

  private static final String LINE = "%d{HH:mm:ss} %-5level %msg%n";

  /**
   * Kafka's loggers. Their warnings include normal events, such as the start of a controller. Their
   * errors are logged without stack traces: Suhu reports a failure of Kafka in a sentence as well.
   */
  private static final List<String> KAFKA =
      List.of("kafka", "org.apache.kafka", "state.change.logger", "LogFutureTimestampLogger");

  /** Logs an error for each poll that reaches its limit of bytes, which is a normal event. */
  private static final String FETCH = "org.apache.kafka.clients.consumer.internals.CompletedFetch";

  private Logging() {}

  /**
   * Sets the lowest level that is logged. At {@code WARN}, the default, only errors of Kafka are
   * logged. A second call replaces the first.
   */
  public static void configure(LogLevel level) {
    Lines lines = new Lines(Level.valueOf(level.name()));
    LoggerContext context = Configurator.initialize(lines);
    if (context.getConfiguration() != lines) {
      context.reconfigure(lines);
    }
  }

  /** In code, because parsing a configuration file would delay the start. */
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
   * Appends an event's key-value pairs to its message: {@code No room part=Engine}. Control
   * characters are replaced, so that quoted data cannot act on a terminal or forge a line.
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
      // A stack trace has several lines, and quotes messages too.
      return Printable.linesOf(lines.toSerializable(printable));
    }
  }
}

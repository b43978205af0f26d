package id.suhu.spark;

import id.suhu.cli.LogLevel;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.jspecify.annotations.Nullable;

/** Configures Spark's logging to standard error. */
final class Logging {

  /**
   * Log4j references the context weakly; if it were collected, Spark's default configuration would
   * apply.
   */
  @SuppressWarnings("unused")
  private static @Nullable LoggerContext kept;

  private Logging() {}

  /**
   * Sets the log level. {@code WARN}, the default, disables the log, because Spark logs warnings at
   * every start. The failure of a job is always reported in a sentence.
   */
  static void configure(LogLevel level) {
    Level effective = level == LogLevel.WARN ? Level.OFF : Level.valueOf(level.name());
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(
        builder
            .newAppender("lines", "Console")
            .addAttribute("target", ConsoleAppender.Target.SYSTEM_ERR)
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d{HH:mm:ss} %-5level %c{1}: %msg%n")));
    builder.add(builder.newRootLogger(effective).add(builder.newAppenderRef("lines")));
    LoggerContext context = Configurator.initialize(builder.build(false));
    context.reconfigure(builder.build(false));
    kept = context;
  }
}

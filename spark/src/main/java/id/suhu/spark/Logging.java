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

/** What Spark tells of its inside: on standard error, and little of it. */
final class Logging {

  /** Log4j itself holds it weakly: once it is collected, Spark's own settings would count. */
  @SuppressWarnings("unused")
  private static @Nullable LoggerContext kept;

  private Logging() {}

  /**
   * Tells everything from a level on; at {@code WARN}, the default, nothing of Spark's own, which
   * warns of every start. What ends a job is told in a sentence besides.
   */
  static void configure(LogLevel level) {
    Level told = level == LogLevel.WARN ? Level.OFF : Level.valueOf(level.name());
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
    builder.add(builder.newRootLogger(told).add(builder.newAppenderRef("lines")));
    LoggerContext context = Configurator.initialize(builder.build(false));
    context.reconfigure(builder.build(false));
    kept = context;
  }
}

package id.suhu.app.cli.spark;

import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.Language;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The arguments and the input of a job, derived from the configuration.
 *
 * @param words its arguments
 * @param input its standard input: Kafka's client properties, if any. On a command line they would
 *     be visible to all users of the machine.
 */
record JobArguments(List<String> words, String input) {

  private static final String RETENTION = "--retention";

  /**
   * Returns the arguments of a job.
   *
   * @param given the user's arguments that are not in the target, the job first
   */
  static JobArguments of(KafkaTarget target, List<String> given) {
    List<String> words = new ArrayList<>();
    words.add(given.get(0));
    add(words, "--bootstrap", target.connection().bootstrap());
    add(words, "--topic", target.topics().readings());
    if (given.stream()
        .noneMatch(word -> word.equals(RETENTION) || word.startsWith(RETENTION + "="))) {
      target
          .configuration()
          .readings()
          .retention()
          .ifPresent(time -> add(words, RETENTION, time.toMillis() + "ms"));
    }
    Language language = target.texts().language();
    if (language != Language.BOTH) {
      add(words, "--language", lowerCase(language));
    }
    add(words, "--log-level", lowerCase(target.configuration().logLevel()));
    Map<String, String> client = target.connection().settings();
    if (!client.isEmpty()) {
      add(words, "--command-config", "/dev/stdin");
    }
    words.addAll(given.subList(1, given.size()));
    return new JobArguments(words, client.isEmpty() ? "" : propertiesFile(client));
  }

  private static void add(List<String> words, String option, String value) {
    words.add(option);
    words.add(value);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String propertiesFile(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

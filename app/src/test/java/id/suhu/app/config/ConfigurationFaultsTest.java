package id.suhu.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFaultsTest {

  @TempDir Path folder;

  @Test
  void reportsAllFaultsTogetherInTheOrderOfTheirLocations() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "logLevel: loud",
                "rules:",
                "  high:",
                "    hihg: 90 °C",
                "    deadband: 1",
                "kafka:",
                "  listen: here")
            .option("--kafka-listen", "kafka.listen", "127.0.0.1")
            .variable("SUHU_RULES_HIHG_HIGH", "90 °C")
            .variable("SUHU_LANGUAGE", "fr")
            .variable("SUHU_RULES_HIGH_ON_DELAY", "30");

    // when
    Throwable thrown = catchThrowable(loading::load).getCause();

    // then
    assertThat(thrown)
        .hasMessage(
            """
            The configuration has 8 faults:
              %1$s:1: logLevel is 'loud': it must be one of off, error, warn, info, debug
              %1$s:4: 'rules.high.hihg' is not a key; did you mean 'rules.high.high'?
              %1$s:5: rules.high.deadband is '1': a temperature needs a unit; did you mean '1 °C'?
              %1$s:7: kafka.listen is 'here': 'here' is not HOST:PORT, such as 127.0.0.1:9092
              SUHU_LANGUAGE: language is 'fr': it must be one of id, en
              SUHU_RULES_HIGH_ON_DELAY: rules.high.onDelay is '30': a duration needs a unit; did you mean '30s'?
              SUHU_RULES_HIHG_HIGH: no key has this name; did you mean 'SUHU_RULES_HIGH_HIGH'?
              --kafka-listen: kafka.listen is '127.0.0.1': '127.0.0.1' is not HOST:PORT, such as 127.0.0.1:9092"""
                .formatted(folder.resolve("suhu.yaml")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          kafka.allowPlaintext    | yes        | it must be true or false
          kafka.bootstrap         | a:9092,b   | 'b' is not HOST:PORT, such as 127.0.0.1:9092
          kafka.topic             | a b        | topic name 'a b' must be 1 to 150 of the characters a-z, A-Z, 0-9, '.', '_' and '-'
          kafka.partitions        | 0          | it must be a whole number from 1 to 2147483647
          kafka.partitions        | many       | it must be a whole number from 1 to 2147483647
          kafka.retentionBytes    | 99999999   | it must be a whole number from 100000000 to 1000000000000000
          kafka.replicationFactor | 40000      | it must be a whole number from 1 to 32767
          data.durability         | sync       | it must be one of normal, fsync
          rules.high.enabled      | yes        | it must be true or false
          rules.high.latching     | yes        | it must be true or false
          rules.silence.latching  | 1          | it must be true or false
          alarms.longestShelving  | 8          | a duration needs a unit; did you mean '8s'?
          alarms.longestShelving  | 500ms      | it must be at least 1s
          alarms.longestShelving  | 40000d     | it must be at most 36500d
          rules.high.highHigh     | 80 °C      | it must be above high, 80 °C
          rules.high.high         | 80         | a temperature needs a unit; did you mean '80 °C'?
          rules.high.high         | 80,5 °C    | a temperature is a number with a decimal point and a unit, such as 80.5 °C or 176 °F
          rules.high.high         | 80 s       | a temperature is a number with a decimal point and a unit, such as 80.5 °C or 176 °F
          rules.high.high         | -300 °C    | it must not be below absolute zero, -273.15 °C
          rules.high.deadband     | -1 °C      | it must be at least 0 °C
          rules.high.onDelay      | 30         | a duration needs a unit; did you mean '30s'?
          rules.high.onDelay      | 30 sec     | a duration is a number with a unit, such as 500ms, 30s, 2m, 1h or 7d
          rules.high.onDelay      | -1s        | it must be at least 0s
          rules.high.offDelay     | 36501d     | it must be at most 36500d
          rules.high.offDelay     | 0.5ms      | it must be whole milliseconds
          rules.high.severity     | urgent     | it must be one of low, medium, high, critical
          rules.silence.after     | 500ms      | it must be at least 1s
          rules.silence.severity  | 3          | it must be one of low, medium, high, critical
          readings.retention      | 0s         | it must be at least 1s
          store.enabled           | yes        | it must be true or false
          store.retention         | 23h        | it must be at least 1d
          store.alarmRetention    | 0d         | it must be at least 1d
          http.listen             | 0.0.0.0:80 | it must be a loopback address, such as 127.0.0.1:8080
          store.retentionBytes    | 999999999  | it must be a whole number from 1000000000 to 1000000000000000
          store.postgres.listen  | 10.0.0.1:1 | it must be a loopback address, such as 127.0.0.1:8080
          readings.maxSensors     | 0          | it must be a whole number from 1 to 2147483647
          language                | fr         | it must be one of id, en
          logLevel                | trace      | it must be one of off, error, warn, info, debug
          """)
  void reportsAnInvalidValueWithItsKeyAndTheRule(String key, String value, String rule) {
    assertThat(new Loading().option("--option", key, value).faults())
        .containsExactly("--option: %s is '%s': %s".formatted(key, value, rule));
  }

  @Test
  void reportsAnUnknownKeyWithTheNearestOrTheExistingKeys() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "kafak: {listen: x}",
                "topic: sensor",
                "kafka:",
                "  allow_plaintext: true",
                "  clientProperty: {}",
                "rules:",
                "  high:",
                "    onDealy: 5s",
                "data: {colour: red}");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "suhu.yaml:1: 'kafak' is not a key; did you mean 'kafka'?",
            "suhu.yaml:2: 'topic' is not a key; did you mean 'kafka.topic'?",
            "suhu.yaml:4: 'kafka.allow_plaintext' is not a key; did you mean"
                + " 'kafka.allowPlaintext'?",
            "suhu.yaml:5: 'kafka.clientProperty' is not a key; did you mean"
                + " 'kafka.clientProperties'?",
            "suhu.yaml:8: 'rules.high.onDealy' is not a key; did you mean 'rules.high.onDelay'?",
            "suhu.yaml:9: 'data.colour' is not a key; there are durability, folder");
  }

  @Test
  void rejectsAVariableWithoutAKey() {
    assertThat(new Loading().variable("SUHU_COFFEE", "black").faults())
        .containsExactly("SUHU_COFFEE: no key has this name");
  }

  @Test
  void rejectsADuplicateKey() {
    // given
    Loading loading =
        new Loading().file(folder, "rules:", "  high:", "    high: 90 °C", "    high: 95 °C");

    // then
    assertThat(loading.faults())
        .containsExactly("suhu.yaml:4: 'rules.high.high' is given twice, first on line 3");
  }

  @Test
  void rejectsAValueOfTheWrongKind() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "rules: 80 °C",
                "kafka:",
                "  listen: [a:1, b:2]",
                "  topic:",
                "  ? [x, y]",
                "  : z",
                "logLevel: ''");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "suhu.yaml:1: 'rules' must hold keys with values",
            "suhu.yaml:3: kafka.listen must be one value, not a list or section",
            "suhu.yaml:4: kafka.topic has no value; omit the key for the default",
            "suhu.yaml:5: a key of 'kafka' must be a plain name",
            "suhu.yaml:7: logLevel has no value; omit the key for the default");
  }

  @Test
  void neverReportsAPassword() {
    // given
    Loading loading =
        new Loading()
            .file(
                folder,
                "kafka:",
                "  clientProperties:",
                "    sasl.jaas.conf: secret",
                "    sasl.mechanisms: secret",
                "    coffee: secret",
                "    bootstrap.servers: secret",
                "    ssl: {key: secret}");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "suhu.yaml:3: kafka.clientProperties.sasl.jaas.conf is not a setting of Kafka's"
                + " clients; did you mean 'sasl.jaas.config'?",
            "suhu.yaml:4: kafka.clientProperties.sasl.mechanisms is not a setting of Kafka's"
                + " clients; did you mean 'sasl.mechanism'?",
            "suhu.yaml:5: kafka.clientProperties.coffee is not a setting of Kafka's clients",
            "suhu.yaml:6: kafka.clientProperties.bootstrap.servers belongs to kafka.bootstrap",
            "suhu.yaml:7: kafka.clientProperties.ssl must be one value, not a list or section");
  }

  @Test
  void rejectsInvalidYamlWithItsLineAndReportsOtherFaults() {
    // given
    Loading loading =
        new Loading()
            .file(folder, "rules:", "\thigh: 80 °C")
            .variable("SUHU_RULES_HIGH_HIGH", "80");

    // then
    assertThat(loading.faults())
        .containsExactly(
            "suhu.yaml:2: it is not valid YAML: found character '\\t(TAB)' that cannot"
                + " start any token."
                + " (Do not use \\t(TAB) for indentation)",
            "SUHU_RULES_HIGH_HIGH: rules.high.high is '80': a temperature needs a unit; did you"
                + " mean '80 °C'?");
  }

  @Test
  void rejectsAFileThatCannotBeRead() throws IOException {
    // given
    Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', (byte) 0xB0});
    Path control = Files.write(folder.resolve("control.yaml"), new byte[] {'a', 7});

    // then
    assertThat(new Loading().file(folder.resolve("none.yaml")).faults())
        .containsExactly("none.yaml: there is no such file");
    assertThat(new Loading().file(latin1).faults())
        .containsExactly("latin1.yaml: it is not valid UTF-8");
    assertThat(new Loading().file(control).faults())
        .singleElement()
        .asString()
        .startsWith("control.yaml: it is not valid YAML: ");
    assertThat(new Loading().file(Files.createDirectory(folder.resolve("sub"))).faults())
        .containsExactly("sub: it cannot be read: Is a directory");
  }

  @Test
  void rejectsANodeThatContainsItself() {
    assertThat(new Loading().file(folder, "rules: &r", "  high: *r").faults())
        .containsExactly("suhu.yaml:2: rules.high.high must be one value, not a list or section");
  }
}

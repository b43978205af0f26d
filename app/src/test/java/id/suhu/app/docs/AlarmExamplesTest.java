package id.suhu.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.ConfigurationException;
import id.suhu.core.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/alarms.md in both languages. */
class AlarmExamplesTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path ENGLISH = DOCS.resolve("alarms.md");
  private static final Path INDONESIAN = DOCS.resolve("alarms.id.md");

  @TempDir private Path folder;

  static Stream<AlarmExample> examples() throws IOException {
    return Stream.concat(AlarmExample.in(ENGLISH).stream(), AlarmExample.in(INDONESIAN).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void resultsInTheJournalOfItsTable(AlarmExample example) throws Exception {
    SmallPlant plant = new SmallPlant();
    List<String> expected = new ArrayList<>();
    for (AlarmExample.Part part : example.parts()) {
      plant.use(rules(part));
      for (AlarmExample.Row row : part.rows()) {
        plant.take(row.second(), row.input());
        if (row.quality().isPresent()) {
          plant.end();
          assertThat(plant.quality())
              .as("quality at %d s", row.second())
              .isEqualTo(row.quality().get());
        }
        row.events().forEach(event -> expected.add(row.second() + " " + event));
      }
    }
    plant.end();

    assertThat(plant.journal()).isEqualTo(expected);
  }

  private RuleBook rules(AlarmExample.Part part) throws IOException, ConfigurationException {
    Path file = Files.writeString(folder.resolve("suhu.yaml"), part.rules());
    return Configuration.load(Optional.of(file), Map.of(), List.of()).rules();
  }

  @Test
  void areTheSameInBothLanguages() throws IOException {
    List<AlarmExample> english = AlarmExample.in(ENGLISH);
    List<AlarmExample> indonesian = AlarmExample.in(INDONESIAN);

    assertThat(english).hasSizeGreaterThan(15);
    assertThat(indonesian)
        .extracting(AlarmExample::parts)
        .isEqualTo(english.stream().map(AlarmExample::parts).toList());
  }
}

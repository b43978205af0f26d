package id.suhu.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/alarms.md: what they show is what happens. */
class AlarmExamplesTest {

  private static final Path DOCS = Path.of("..", "docs");

  @TempDir private Path folder;

  static List<AlarmExample> examples() throws IOException {
    return AlarmExample.in(DOCS.resolve("alarms.md"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void givesTheJournalThatItShows(AlarmExample example) throws Exception {
    SmallPlant plant = new SmallPlant();
    for (AlarmExample.Part part : example.parts()) {
      plant.startUnder(rules(part));
      part.input().forEach(plant::take);

      assertThat(plant.journal()).as("after:%n%s", part.rules()).isEqualTo(part.journal());
    }
  }

  private Configuration rules(AlarmExample.Part part) throws IOException, ConfigurationException {
    Path file = Files.writeString(folder.resolve("suhu.yaml"), part.rules());
    return Configuration.load(Optional.of(file), Map.of(), List.of());
  }

  @Test
  void areTheSameInBothLanguages() throws IOException {
    List<AlarmExample> english = examples();
    List<AlarmExample> indonesian = AlarmExample.in(DOCS.resolve("alarms.id.md"));

    assertThat(english).hasSizeGreaterThan(10);
    assertThat(indonesian)
        .extracting(AlarmExample::parts)
        .isEqualTo(english.stream().map(AlarmExample::parts).toList());
  }
}
